using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Sensors;

/// <summary>The sensors of a quantity read a value that may be far outside of what there is.</summary>
public sealed class ExtremeQuantity : FaultKind
{
    public override string Name => "reading-extreme";

    public override FaultFamily Family => FaultFamily.Sensor;

    public override string What => "the sensors of a quantity read a value that may be far outside of what there is";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("quantity", WorldQuantities.Names),
        FaultParameter.Number("value", -1_000_000, 10_000_000, 0, 200_000),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "6h");

    public override void Apply(World world, FaultArguments arguments) =>
        world.Environment.Fix(WorldQuantities.Of(arguments.Word("quantity")), (int)arguments.Number("value"));

    public override void Lift(World world, FaultArguments arguments) => world.Environment.Heal(WorldQuantities.Of(arguments.Word("quantity")));
}
