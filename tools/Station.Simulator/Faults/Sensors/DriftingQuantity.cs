using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Sensors;

/// <summary>What the sensors of a quantity read moves away from the truth.</summary>
public sealed class DriftingQuantity : FaultKind
{
    public override string Name => "reading-drifting";

    public override FaultFamily Family => FaultFamily.Sensor;

    public override string What => "what the sensors of a quantity read moves away from the truth";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("quantity", WorldQuantities.Names),
        FaultParameter.Number("permille-a-day", -10_000, 10_000, 1, 2_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1h", "4d");

    public override void Apply(World world, FaultArguments arguments) =>
        world.Environment.Drift(WorldQuantities.Of(arguments.Word("quantity")), world.NowMs, (int)arguments.Number("permille-a-day"));

    public override void Lift(World world, FaultArguments arguments) => world.Environment.Heal(WorldQuantities.Of(arguments.Word("quantity")));
}
