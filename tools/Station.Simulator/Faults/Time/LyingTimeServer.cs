using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Time;

/// <summary>A time server is wrong; of three the swarm lets only one lie.</summary>
public sealed class LyingTimeServer : FaultKind
{
    public override string Name => "time-server-lies";

    public override FaultFamily Family => FaultFamily.Time;

    public override string What => "a time server is wrong; of three the swarm lets only one lie";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("server", 1, 3, 1, 1),
        FaultParameter.Duration("ahead", "50ms", "300d"),
        FaultParameter.Word("way", "ahead", "behind"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "4d");

    public override void Apply(World world, FaultArguments arguments) =>
        world.TimeServer(arguments.Number("server")).OffsetMs = arguments.Number("ahead") * (arguments.Word("way") == "ahead" ? 1 : -1);

    public override void Lift(World world, FaultArguments arguments) => world.TimeServer(arguments.Number("server")).OffsetMs = 0;
}
