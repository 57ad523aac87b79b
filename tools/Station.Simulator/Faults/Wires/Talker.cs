using Station.Hal.Simulated;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>Something on a serial line never stops sending bytes at random.</summary>
public sealed class Talker : FaultKind
{
    private const long SecondMs = 1_000;

    public override string Name => "wire-talker";

    public override FaultFamily Family => FaultFamily.Wire;

    public override string What => "something on a serial line never stops sending bytes at random";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("line", 0, 31, 0, 7),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10s", "2h");

    public override void Apply(World world, FaultArguments arguments) => Talk(world, arguments.Number("line"), world.StepEndsMs);

    /// <summary>Fills each second of the line.</summary>
    private static void Talk(World world, long number, long untilMs)
    {
        if (world.NowMs >= untilMs)
        {
            return;
        }

        world.WithLine(number, line =>
        {
            byte[] bytes = new byte[line.Baud / 10];
            world.Random.Fill(bytes);
            line.Deliver(bytes, world.NowMs + SecondMs, SerialLine.NoTag);
            line.Settle(world.NowMs);
        });
        world.Time.At(world.NowMs + SecondMs, () => Talk(world, number, untilMs));
    }
}
