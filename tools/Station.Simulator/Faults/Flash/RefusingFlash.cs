using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Flash;

/// <summary>So many writes in a hundred fail and leave everything as it was.</summary>
public sealed class RefusingFlash : FaultKind
{
    public override string Name => "flash-refuses";

    public override FaultFamily Family => FaultFamily.Flash;

    public override string What => "so many writes in a hundred fail and leave everything as it was";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("percent", 1, 100, 1, 100),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "2m", "6h");

    public override void Apply(World world, FaultArguments arguments) => world.Storage.RefuseWrites((int)arguments.Number("percent"));

    public override void Lift(World world, FaultArguments arguments) => world.Storage.RefuseWrites(0);
}
