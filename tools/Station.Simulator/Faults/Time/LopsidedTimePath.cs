using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Time;

/// <summary>Packets to and from a time server take different times.</summary>
public sealed class LopsidedTimePath : FaultKind
{
    private const long UsualMs = 20;

    public override string Name => "time-path-lopsided";

    public override FaultFamily Family => FaultFamily.Time;

    public override string What => "packets to and from a time server take different times";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("server", 1, 3, 1, 3),
        FaultParameter.Duration("out", "1ms", "4s"),
        FaultParameter.Duration("back", "1ms", "4s"),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "2d");

    public override void Apply(World world, FaultArguments arguments)
    {
        world.TimeServer(arguments.Number("server")).OutboundMs = arguments.Number("out");
        world.TimeServer(arguments.Number("server")).InboundMs = arguments.Number("back");
    }

    public override void Lift(World world, FaultArguments arguments)
    {
        world.TimeServer(arguments.Number("server")).OutboundMs = UsualMs;
        world.TimeServer(arguments.Number("server")).InboundMs = UsualMs;
    }
}
