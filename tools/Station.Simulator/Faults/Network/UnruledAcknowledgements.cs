using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>Acknowledgements of the broker are lost, doubled, late, or name a publication that is not there, so many in a hundred.</summary>
public sealed class UnruledAcknowledgements : FaultKind
{
    public override string Name => "acknowledgements";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "acknowledgements of the broker are lost, doubled, late, or name a publication that is not there, so many in a hundred";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("fate", "lost", "twice", "late", "unknown-id"),
        FaultParameter.Number("percent", 1, 100, 10, 100),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.SpoilAcknowledgements(FateOf(arguments.Word("fate")), (int)arguments.Number("percent"));

    public override void Lift(World world, FaultArguments arguments) => world.SpoilAcknowledgements(FateOf(arguments.Word("fate")), 0);

    private static AcknowledgementFate FateOf(string word) => word switch
    {
        "lost" => AcknowledgementFate.IsLost,
        "twice" => AcknowledgementFate.Twice,
        "late" => AcknowledgementFate.Late,
        _ => AcknowledgementFate.UnknownId,
    };
}
