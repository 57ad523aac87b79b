using Station.Hal.Simulated.Mqtt;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Simulator.Fleet;

namespace Station.Tool.Tests;

/// <summary>A day and a bit of a noise station: hours, levels of a day, alarms by day and by night.</summary>
public sealed class LongEvidence : IDisposable
{
    private const long StartMs = 1_800_000_000_000;
    private const long LengthMs = 26 * 3_600_000;

    private readonly ToolFiles files = new();

    public LongEvidence()
    {
        var registered = new RegisteredStation(0x2B, 1, "Test", new byte[32]);
        var keys = new StationKeys(registered);
        var identity = new StationIdentity(registered.Number, registered.Generation, keys.FirstChainKey, keys.CommandKey);
        var broker = new MemoryBroker();
        var platform = new MemoryClient(broker, "platform");
        platform.Connect(isClean: true, StartMs, null, 0);
        platform.Subscribe("sf1/#", StartMs);
        string profile = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "noise-zone.profile"));
        Witness = new FleetStation(identity, profile, StartMs, new MemoryBrokerLink(broker), 7);
        Witness.Run.PowerOn();
        Witness.Run.RunUntil(StartMs + LengthMs);
        using EvidenceReader store = EvidenceReader.Open(files.Store([.. Take(platform)], new KeyRegistry([registered]), "long.db"));
        Records = [.. store.ReadRecords(new StoreKey(registered.Number, registered.Generation))];
    }

    /// <summary>All records that the platform has of it.</summary>
    public IReadOnlyList<StoredRecord> Records { get; }

    /// <summary>The station itself, which knows the truth about them.</summary>
    public FleetStation Witness { get; }

    public void Dispose() => files.Dispose();

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
