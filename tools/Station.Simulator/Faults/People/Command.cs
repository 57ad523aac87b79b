using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.People;

/// <summary>The platform sends a sealed command.</summary>
public sealed class Command : FaultKind
{
    public override string Name => "command";

    public override FaultFamily Family => FaultFamily.People;

    public override string What => "the platform sends a sealed command";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("what", "identify", "maintenance-on", "maintenance-off", "resend", "diagnostics", "reboot", "step-keys", "set-site", "again", "stale", "set-broker"),
    ];

    public override int Weight => 8;

    public override void Apply(World world, FaultArguments arguments) => world.Desk.Send(arguments.Word("what"));
}
