using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Wires;

/// <summary>A serial sensor sends at another bit rate.</summary>
public sealed class WrongBaud : FaultKind
{
    public override string Name => "wire-wrong-baud";

    public override FaultFamily Family => FaultFamily.Wire;

    public override string What => "a serial sensor sends at another bit rate";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("line", 0, 31, 0, 7),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "6h");

    public override void Apply(World world, FaultArguments arguments) => world.WithLine(arguments.Number("line"), line => line.Baud *= 2);

    public override void Lift(World world, FaultArguments arguments) => world.WithLine(arguments.Number("line"), line => line.Baud /= 2);
}
