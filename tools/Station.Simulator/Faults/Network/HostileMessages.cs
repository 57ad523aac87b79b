using Station.Simulator.Worlds;

namespace Station.Simulator.Faults.Network;

/// <summary>Somebody without the key sends bytes at random, or an old message of the platform changed in one place, to the station.</summary>
public sealed class HostileMessages : FaultKind
{
    public override string Name => "hostile-message";

    public override FaultFamily Family => FaultFamily.Receipt;

    public override string What => "somebody without the key sends bytes at random, or an old message of the platform changed in one place, to the station";

    public override IReadOnlyList<FaultParameter> Parameters { get; } =
    [
        FaultParameter.Word("channel", "receipt", "command", "answer"),
        FaultParameter.Number("bytes", 0, 20_000, 0, 4_000),
    ];

    public override void Apply(World world, FaultArguments arguments)
    {
        byte[] bytes = new byte[arguments.Number("bytes")];
        world.Random.Fill(bytes);
        world.Platform.Send(arguments.Word("channel"), bytes);
    }
}
