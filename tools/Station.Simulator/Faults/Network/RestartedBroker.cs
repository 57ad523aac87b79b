using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>The broker dies and comes back, with or without what it knew.</summary>
public sealed class RestartedBroker : FaultKind
{
    /// <summary>Until the receiver has noticed.</summary>
    private const long ReconnectMs = 2_000;

    public override string Name => "broker-restart";

    public override FaultFamily Family => FaultFamily.Network;

    public override string What => "the broker dies and comes back, with or without what it knew";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("memory", "kept", "lost"),
    ];

    public override void Apply(World world, FaultArguments arguments)
    {
        world.Broker.Restart(arguments.Word("memory") == "kept");
        world.Time.At(world.NowMs + ReconnectMs, world.Platform.Reconnect);
    }
}
