using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Platform;

/// <summary>The receiver does not run; the broker keeps its messages.</summary>
public sealed class ReceiverDown : FaultKind
{
    public override string Name => "receiver-down";

    public override FaultFamily Family => FaultFamily.Platform;

    public override string What => "the receiver does not run; the broker keeps its messages";

    public override FaultParameter? Lasts { get; } = FaultParameter.Duration("for", "1m", "20d");

    public override void Apply(World world, FaultArguments arguments) => world.Platform.Stop();

    public override void Lift(World world, FaultArguments arguments) => world.Platform.Start();
}
