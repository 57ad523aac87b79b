using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Platform;

/// <summary>The receiver dies between the broker's acknowledgement and its own commit, for so many messages in a hundred.</summary>
public sealed class LosingReceiver : FaultKind
{
    public override string Name => "receiver-loses";

    public override FaultFamily Family => FaultFamily.Platform;

    public override string What => "the receiver dies between the broker's acknowledgement and its own commit, for so many messages in a hundred";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Number("percent", 1, 100, 1, 60),
    ];

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "1d");

    public override void Apply(World world, FaultArguments arguments) => world.LoseMessages((int)arguments.Number("percent"));

    public override void Lift(World world, FaultArguments arguments) => world.LoseMessages(0);
}
