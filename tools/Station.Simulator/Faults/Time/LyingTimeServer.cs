using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Time;

/// <summary>A time server is wrong; of three the swarm lets only one lie in a run.</summary>
public sealed class LyingTimeServer : FaultKind
{
    public override string Name => "time-server-lies";

    public override FaultFamily Family => FaultFamily.Time;

    public override string What => "a time server is wrong; of three the swarm lets only one lie in a run";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("server", 1, 3, 1, 3),
        FaultParameter.Duration("ahead", "50ms", "300d"),
        FaultParameter.Word("way", "ahead", "behind"),
    ];

    /// <summary>A second one in the same run could outvote the honest one.</summary>
    public override string? FixedParameter => "server";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "4d");

    public override void Apply(World world, FaultArguments arguments) =>
        world.TimeServer(arguments.Number("server")).OffsetMs = arguments.Number("ahead") * (arguments.Word("way") == "ahead" ? 1 : -1);

    public override void Lift(World world, FaultArguments arguments) => world.TimeServer(arguments.Number("server")).OffsetMs = 0;
}
