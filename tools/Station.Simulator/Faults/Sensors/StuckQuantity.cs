using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Sensors;

/// <summary>What the sensors of a quantity read stays the same.</summary>
public sealed class StuckQuantity : FaultKind
{
    public override string Name => "reading-stuck";

    public override FaultFamily Family => FaultFamily.Sensor;

    public override string What => "what the sensors of a quantity read stays the same";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("quantity", WorldQuantities.Names),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "10m", "2d");

    public override void Apply(World world, FaultArguments arguments) =>
        world.Environment.Freeze(WorldQuantities.Of(arguments.Word("quantity")), world.NowMs);

    public override void Lift(World world, FaultArguments arguments) => world.Environment.Heal(WorldQuantities.Of(arguments.Word("quantity")));
}
