using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Keys;
using Station.Platform.Reports;
using Station.Platform.Storage;

namespace Station.Tests.Laws;

/// <summary>The platform's side in virtual time: archives and stores what the broker brings, acknowledges it, and sends receipts.</summary>
internal sealed class PlatformOnMemoryBroker : IDisposable
{
    public const uint StationNumber = 0x2A;

    private static readonly string[] Channels = ["block", "live", "session", "context", "status"];

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-laws-");
    private readonly MemoryClient client;
    private readonly EvidenceWriter writer;

    public PlatformOnMemoryBroker(long startMs)
    {
        var station = new RegisteredStation(StationNumber, 0, "laws", SHA256.HashData("laws"u8));
        Keys = new StationKeys(station);
        Registry = new KeyRegistry([station]);
        writer = EvidenceWriter.Open(StorePath, Registry);
        client = new MemoryClient(Broker, "platform");
        client.Connect(isClean: false, startMs);
        foreach (string channel in Channels)
        {
            client.Subscribe("sf1/+/" + channel, startMs);
        }
    }

    public MemoryBroker Broker { get; } = new();

    public StationKeys Keys { get; }

    public KeyRegistry Registry { get; }

    /// <summary>Loses a message that the broker has acknowledged: a crash before the commit on a broker without persistence.</summary>
    public Func<RawMessage, bool> Loses { get; set; } = _ => false;

    /// <summary>True times of the receipts.</summary>
    public List<long> ReceiptsMs { get; } = [];

    private string StorePath => Path.Combine(directory.FullName, "store.sqlite");

    private static StoreKey Key => new(StationNumber, 0);

    /// <summary>Takes what has arrived, and answers with a receipt when a session or a block was among it.</summary>
    public void Pump(long trueMs)
    {
        var batch = new List<RawMessage>();
        while (client.TryTake(trueMs) is { } message)
        {
            client.Acknowledge(message);
            var raw = new RawMessage(message.Topic, message.Payload, message.AtMs);
            if (!message.Retained && !Loses(raw))
            {
                batch.Add(raw);
            }
        }

        if (batch.Count == 0)
        {
            return;
        }

        writer.Write(batch);
        bool asks = batch.Exists(raw => raw.Topic.EndsWith("/session", StringComparison.Ordinal) || raw.Topic.EndsWith("/block", StringComparison.Ordinal));
        if (asks)
        {
            SendReceipt(trueMs);
        }
    }

    /// <summary>Takes messages that did not come over the broker.</summary>
    public IReadOnlyList<WriteOutcome> Take(IReadOnlyList<RawMessage> messages) => writer.Write(messages);

    public void SendReceipt(long trueMs)
    {
        if (writer.ComposeReceipt(Key) is { } receipt)
        {
            ReceiptsMs.Add(trueMs);
            client.Publish($"sf1/{StationNumber:x8}/receipt", receipt, false, trueMs);
        }
    }

    public StoreReport Report()
    {
        using EvidenceReader reader = EvidenceReader.Open(StorePath);
        return reader.Report();
    }

    public List<StoredRecord> Records()
    {
        using EvidenceReader reader = EvidenceReader.Open(StorePath);
        return [.. reader.ReadRecords(Key)];
    }

    /// <summary>Changes of calibration that were told.</summary>
    public List<(long Column, long Zero, long Span, long Day, string Operator, long Version)> Calibrations()
    {
        using var connection = new SqliteConnection($"Data Source={StorePath}");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT position, zero, span, day, operator, version FROM calibration ORDER BY sequence";
        using SqliteDataReader reader = command.ExecuteReader();
        var changes = new List<(long, long, long, long, string, long)>();
        while (reader.Read())
        {
            changes.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetString(4), reader.GetInt64(5)));
        }

        return changes;
    }

    public void Dispose()
    {
        writer.Dispose();
        SqliteConnection.ClearAllPools();
        directory.Delete(true);
    }
}
