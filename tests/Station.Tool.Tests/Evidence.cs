using Station.Hal.Simulated.Mqtt;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Simulator.Fleet;

namespace Station.Tool.Tests;

/// <summary>What a simulated station with the real firmware published in its first two hours.</summary>
public sealed class Evidence
{
    private const long StartMs = 1_800_000_000_000;
    private const long LengthMs = 2 * 3_600_000;

    public Evidence()
    {
        Registry = new KeyRegistry([Station]);
        var keys = new StationKeys(Station);
        var identity = new StationIdentity(Station.Number, Station.Generation, keys.FirstChainKey, keys.CommandKey);
        var broker = new MemoryBroker();
        var platform = new MemoryClient(broker, "platform");
        platform.Connect(isClean: true, StartMs, null, 0);
        platform.Subscribe("sf1/#", StartMs);
        string profile = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "reference.profile"));
        Witness = new FleetStation(identity, profile, StartMs, new MemoryBrokerLink(broker), 7);
        Witness.Run.PowerOn();
        Witness.Run.RunUntil(StartMs + LengthMs);
        Messages = [.. Take(platform)];
    }

    public static RegisteredStation Station { get; } = new(0x2A, 1, "Test", new byte[32]);

    public KeyRegistry Registry { get; }

    /// <summary>The same station with another root: a wrong key.</summary>
    public static KeyRegistry WrongRegistry { get; } = new([Station with { Secret = new RootSecret([.. Enumerable.Repeat((byte)1, 32)]) }]);

    public IReadOnlyList<RawMessage> Messages { get; }

    /// <summary>The station itself, which knows the truth about them.</summary>
    public FleetStation Witness { get; }

    /// <summary>The messages with one bit of a block's seal changed, and the number of that block, from 1.</summary>
    public (IReadOnlyList<RawMessage> Messages, int Number) Damaged()
    {
        RawMessage[] messages = [.. Messages];
        int index = Array.FindIndex(messages, message => message.Topic.EndsWith("/block", StringComparison.Ordinal));
        byte[] message = [.. messages[index].Message];
        message[^1] ^= 1;
        messages[index] = messages[index] with { Message = message };
        return (messages, index + 1);
    }

    private static IEnumerable<RawMessage> Take(MemoryClient platform)
    {
        const long farMs = StartMs + (2 * LengthMs);
        while (platform.TryTake(farMs) is { } message)
        {
            platform.Acknowledge(message);
            yield return new RawMessage(message.Topic, message.Payload, message.AtMs);
        }
    }
}
