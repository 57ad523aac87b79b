using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.People;

/// <summary>A cable at the terminal picks up bytes at random.</summary>
public sealed class TypedNoise : FaultKind
{
    public override string Name => "typed-noise";

    public override FaultFamily Family => FaultFamily.People;

    public override string What => "a cable at the terminal picks up bytes at random";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("bytes", 1, 10_000, 1, 2_000),
    ];

    public override int Weight => 2;

    public override void Apply(World world, FaultArguments arguments)
    {
        byte[] bytes = new byte[arguments.Number("bytes")];
        world.Random.Fill(bytes);
        world.Board.Console.Type(bytes);
    }
}
