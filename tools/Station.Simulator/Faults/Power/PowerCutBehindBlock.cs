using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Power;

/// <summary>
/// The supply goes away at one of the next operations of the flash after a block of a kind was appended to the journal: while the head takes it in, what had to go for it is deleted, or its rows are taken out of the
/// tail. A cut at any operation hits these few moments of an hour once in a hundred times.
/// </summary>
public sealed class PowerCutBehindBlock : FaultKind
{
    public override string Name => "power-cut-behind-block";

    public override FaultFamily Family => FaultFamily.Power;

    public override string What => "the supply goes away at one of the next operations of the flash after a block of a kind was appended to the journal, the next one or a later one";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("kind", "minute", "hour", "event"),
        FaultParameter.Number("blocks", 0, 1_000, 0, 3),
        FaultParameter.Number("operations", 0, 1_000, 0, 30),
        FaultParameter.Duration("off", "1s", "10m"),
    ];

    public override int Weight => 6;

    public override void Apply(World world, FaultArguments arguments) =>
        world.Storage.CutPowerBehindBlock(arguments.Word("kind")[0], arguments.Number("blocks"), arguments.Number("operations"), arguments.Number("off"));
}
