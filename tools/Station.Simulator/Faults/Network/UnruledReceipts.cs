using Station.Simulator.Oracles;
using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>Receipts are lost, doubled, late, forged, cut, or name a session that is not the station's, so many in a hundred.</summary>
public sealed class UnruledReceipts : FaultKind
{
    public override string Name => "receipts";

    public override FaultFamily Family => FaultFamily.Receipt;

    public override string What => "receipts are lost, doubled, late, forged, cut, or name a session that is not the station's, so many in a hundred";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("fate", "lost", "twice", "late", "forged", "unknown-session", "cut"),
        FaultParameter.Number("percent", 1, 100, 10, 100),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "3d");

    public override int Weight => 8;

    public override void Apply(World world, FaultArguments arguments) => world.SpoilReceipts(FateOf(arguments.Word("fate")), (int)arguments.Number("percent"));

    public override void Lift(World world, FaultArguments arguments) => world.SpoilReceipts(FateOf(arguments.Word("fate")), 0);

    private static ReceiptFate FateOf(string word) => word switch
    {
        "lost" => ReceiptFate.IsLost,
        "twice" => ReceiptFate.Twice,
        "late" => ReceiptFate.Late,
        "forged" => ReceiptFate.Forged,
        "cut" => ReceiptFate.Cut,
        _ => ReceiptFate.UnknownSession,
    };
}
