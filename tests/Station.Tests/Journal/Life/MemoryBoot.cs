using Station.Aggregation;
using Station.Bytes;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Sealing;
using Station.Supervision;
using Station.Tests.Sealing;

namespace Station.Tests.Journal.Life;

/// <summary>One boot of everything in the firmware that writes to the volume while a station measures: journal, contexts, keys and their sweep, boot counter.</summary>
internal sealed class MemoryBoot
{
    public const int MinuteMs = 60_000;
    public const int HourMs = 60 * MinuteMs;

    private readonly LifeLog log;
    private readonly LifeRecords records;
    private readonly int columns;
    private readonly JournalCondition condition = new();
    private readonly ByteWriter body = new(new byte[64]);
    private readonly EpochKeeper keeper;
    private readonly BootCounter counter;
    private readonly ContextBook context;
    private long keysDueMs;

    public MemoryBoot(FlashChip chip, LifeLog log, LifeRecords records, uint nonce, int columns = JournalUnderTest.Columns, int profileVersion = 1)
    {
        this.log = log;
        this.records = records;
        this.columns = columns;
        var gate = new HalGate(new VirtualTime(0), new ExternalWatchdog(0));
        Files = new VirtualFileStore(gate, chip);
        Files.Restart();
        var checksum = new VirtualChecksum(gate);
        counter = new BootCounter(Files);
        counter.Begin();
        Keys = new KeyStore(Files, checksum);
        KeyFinding = Keys.Load(KeyBench.StationNumber, KeyBench.Generation);
        if (KeyFinding != KeyFinding.Sound)
        {
            Assert.True(Keys.Provision(KeyBench.StationNumber, KeyBench.Generation, KeyBench.PlatformKeys.FirstChainKey));
            Keys.Load(KeyBench.StationNumber, KeyBench.Generation);
        }

        KeyRing ring = Keys.OpenRing(new VirtualMac(gate), new byte[KeyRing.KeyBytes]);
        Store = new BlockStore(Files, checksum, new JournalLimits(chip.BlockCount * FlashGeometry.BlockBytes), new MessageSealer(ring, new Envelope(ring)));
        Sweep = new KeySweep(Files, Store.Buffer);
        keeper = new EpochKeeper(Keys, ring, Sweep);
        Records = new RecordJournal(
            Files,
            checksum,
            Store,
            new PeriodLayout(RecordKind.Minute, RecordJournal.MinuteSeconds, columns),
            new PeriodLayout(RecordKind.Hour, RecordJournal.HourSeconds, columns));
        context = new ContextBook(checksum, Store, Records);
        Opening = new BootOpening(Files, Records, Store, context, new LifeReport(columns, profileVersion));
        Records.Recover();
        Records.Boot.Nonce = nonce;
        Cursor = new BlockCursor(Files, checksum, Store);
    }

    public VirtualFileStore Files { get; }

    public KeyStore Keys { get; }

    public KeyFinding KeyFinding { get; }

    public KeySweep Sweep { get; }

    public BlockStore Store { get; }

    public RecordJournal Records { get; }

    public BootOpening Opening { get; }

    public BlockCursor Cursor { get; }

    public long NowMs { get; private set; }

    /// <summary>Blocks that left rows over to the next one.</summary>
    public int LeftOvers { get; private set; }

    /// <summary>Runs through so many minutes: a record at the end of each, one each hour, a clock anchor now and then, the keys in between.</summary>
    public void RunMinutes(int minutes)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            RunMinute();
        }
    }

    public void RunMinute()
    {
        long startMs = NowMs;
        NowMs += MinuteMs;
        long blocksBefore = Store.NextBlock;
        AcceptMinute(records.Minute(startMs));
        LeftOvers += Store.NextBlock > blocksBefore && Records.OpenRecords > 0 ? 1 : 0;
        if (NowMs % HourMs == 0)
        {
            AcceptHour(records.Hour(NowMs - HourMs));
        }

        if (NowMs % (97 * MinuteMs) == 3 * MinuteMs)
        {
            Assert.True(AcceptAnchor(), "an event was refused");
        }

        counter.Step(NowMs);
        StepKeys(NowMs + MinuteMs);
        log.Follow(Store);
    }

    public void AcceptMinute(PeriodRecord minute)
    {
        Assert.True(Opening.Accept(minute), "a minute was refused");
        log.Accept(Records.NewestSequence, minute, Records.Boot);
        log.Follow(Store);
    }

    public void AcceptHour(PeriodRecord hour)
    {
        Assert.True(Records.AcceptHour(hour), "an hour was refused");
        log.Accept(Store.NextSequence - 1, hour, Records.Boot);
    }

    public bool AcceptAnchor()
    {
        body.Reset();
        body.Varint(NowMs);
        body.Varint(1_800_000_000_000);
        body.Varint(20);
        body.U8(1);
        return Records.AcceptEvent(EventType.ClockAnchor, NowMs, body);
    }

    /// <summary>Puts another context in force in the middle of the boot.</summary>
    public void ChangeContext(int profileVersion)
    {
        var description = new ByteWriter(new byte[3_000]);
        new LifeReport(columns, profileVersion).WriteDescription(description);
        Assert.True(context.Establish(NowMs, description), "a context was refused");
        log.Follow(Store);
    }

    public void SealLosses()
    {
        Assert.True(Records.SealLosses(NowMs), "a loss was refused");
        log.Follow(Store);
    }

    /// <summary>Every block that can be read.</summary>
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

    private void StepKeys(long untilMs)
    {
        while (Opening.IsOpen && keysDueMs < untilMs)
        {
            condition.NextSequence = Store.NextSequence;
            condition.NewestMinuteEndMs = Records.NewestSequence < 0 ? long.MinValue : NowMs;
            condition.RoomBlocks = Store.SegmentLimit - Store.SegmentCount;
            condition.IsRefusing = Records.IsRefusing;
            keysDueMs = keeper.Step(Math.Max(keysDueMs, NowMs), condition);
        }
    }
}
