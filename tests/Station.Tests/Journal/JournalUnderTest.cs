using System.Security.Cryptography;
using Station.Aggregation;
using Station.Bytes;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Measurement;
using Station.Sealing;

namespace Station.Tests.Journal;

/// <summary>A journal on a flash chip, as one boot of the firmware composes it.</summary>
internal sealed class JournalUnderTest
{
    public const int Columns = 12;
    public const uint StationNumber = 7;

    private static readonly byte[] ChainKey = SHA256.HashData("chain"u8);

    public static readonly byte[] BlockKey = HMACSHA256.HashData(ChainKey, "SF1 block"u8);

    private readonly ByteWriter body = new(new byte[64]);

    /// <param name="chip">The flash.</param>
    /// <param name="nonce">Nonce of the boot.</param>
    /// <param name="cutAtOperation">Flash operation at which the supply is cut; none below 0.</param>
    /// <param name="columns">Columns of a record.</param>
    public JournalUnderTest(FlashChip chip, uint nonce, long cutAtOperation = -1, int columns = Columns)
    {
        Gate = new HalGate(new VirtualTime(0), new ExternalWatchdog(0));
        Files = new VirtualFileStore(Gate, chip);
        Files.Restart();
        chip.CutAt(cutAtOperation);
        var checksum = new VirtualChecksum(Gate);
        var keys = new KeyRing(new VirtualMac(Gate), StationNumber, 0, 0, ChainKey, new byte[32]);
        Store = new BlockStore(Files, checksum, new JournalLimits(chip.BlockCount * FlashGeometry.BlockBytes), new MessageSealer(keys, new Envelope(keys)));
        Records = new RecordJournal(
            Files,
            checksum,
            Store,
            new PeriodLayout(RecordKind.Minute, RecordJournal.MinuteSeconds, columns),
            new PeriodLayout(RecordKind.Hour, RecordJournal.HourSeconds, columns));
        Cursor = new BlockCursor(Files, checksum, Store);
        Records.Recover();
        Records.Boot.Nonce = nonce;
        Cursor.Rewind();
    }

    public HalGate Gate { get; }

    public VirtualFileStore Files { get; }

    public LossLedger Ledger => Store.Ledger;

    public BlockStore Store { get; }

    public RecordJournal Records { get; }

    public BlockCursor Cursor { get; }

    /// <summary>Accepts an event; false when it was refused.</summary>
    public bool AcceptAnchor(long uptimeMs)
    {
        body.Reset();
        body.Varint(uptimeMs);
        body.Varint(1_800_000_000_000);
        body.Varint(20);
        body.U8(1);
        return Records.AcceptEvent(EventType.ClockAnchor, uptimeMs, body);
    }

    /// <summary>Every block that can be read, by number, in the order of the cursor.</summary>
    public List<(long Block, byte[] Message)> ReadAll()
    {
        var found = new List<(long, byte[])>();
        Cursor.Rewind();
        for (long from = 0; Cursor.TryReadNext(from) is { } message; from = Cursor.Block + 1)
        {
            found.Add((Cursor.Block, message));
        }

        return found;
    }

    /// <summary>A record whose content is a function of the random source.</summary>
    public static PeriodRecord RandomRecord(Random random, long startUptimeMs, int columns = Columns) =>
        Randomize(new PeriodRecord(columns) { StartUptimeMs = startUptimeMs, LengthMs = 60_000, ValidSeconds = 60 }, random);

    /// <summary>The same for an hour.</summary>
    public static PeriodRecord RandomHour(Random random, long startUptimeMs, int columns = Columns) =>
        Randomize(new PeriodRecord(columns) { StartUptimeMs = startUptimeMs, LengthMs = 3_600_000, ValidSeconds = 3_600 }, random);

    private static PeriodRecord Randomize(PeriodRecord record, Random random)
    {
        for (int column = 0; column < record.Values.Length; column++)
        {
            record.Values[column] = random.Next(25) == 0 ? random.Next(int.MinValue + 1, int.MaxValue) : random.Next(40 * (column + 1));
            if (random.Next(30) == 0)
            {
                record.Flags[column] = (QualityFlag)random.Next(1, 8);
                record.Reasons[column] = (QualityReason)random.Next(1, 8);
                record.Values[column] = random.Next(2) == 0 ? PeriodRecord.Missing : record.Values[column];
            }
        }

        return record;
    }
}
