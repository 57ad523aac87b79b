using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Time;

/// <summary>A time server says that it does not know the time.</summary>
public sealed class UnsynchronisedServer : FaultKind
{
    public override string Name => "time-server-unsynchronised";

    public override FaultFamily Family => FaultFamily.Time;

    public override string What => "a time server says that it does not know the time";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("server", 1, 3, 1, 3),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "2d");

    public override void Apply(World world, FaultArguments arguments) => world.TimeServer(arguments.Number("server")).IsUnsynchronised = true;

    public override void Lift(World world, FaultArguments arguments) => world.TimeServer(arguments.Number("server")).IsUnsynchronised = false;
}
