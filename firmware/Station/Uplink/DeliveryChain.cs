using Station.Hal;
using Station.Journal;
using Station.Sealing;
using Station.Settings;
using Station.Supervision;
using Station.Timekeeping;

namespace Station.Uplink;

/// <summary>The road from the minute records to the platform of a provisioned station: journal, sealing, time and uplink.</summary>
public sealed class DeliveryChain : IRebootPreparation
{
    private readonly IBoard board;
    private readonly StatusUplink statusUplink;
    private readonly JournalCondition journalCondition = new JournalCondition();
    private long keysDueMs;
    private long networkDueMs;
    private long timeDueMs;
    private long uplinkDueMs;

    /// <param name="board">The board.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="keyStore">Has found a sound key.</param>
    /// <param name="columnCount">Columns of a minute record.</param>
    /// <param name="hourColumnCount">Columns of an hour record.</param>
    /// <param name="report">Describes boot and station.</param>
    /// <param name="start">What the start found.</param>
    /// <param name="trialMs">Uptime from which on records are accepted; 0 for at once.</param>
    public DeliveryChain(
        IBoard board,
        StationSettings settings,
        KeyStore keyStore,
        int columnCount,
        int hourColumnCount,
        IBootReport report,
        StartFindings start,
        int trialMs)
    {
        this.board = board;
        KeyRing keys = keyStore.OpenRing(board.Mac, settings.Key(SettingKey.CommandKey) ?? new byte[KeyRing.KeyBytes]);
        var envelope = new Envelope(keys);
        var sealer = new MessageSealer(keys, envelope);
        Store = new BlockStore(board.Files, board.Checksum, new JournalLimits(board.VolumeBytes), sealer);
        Epochs = new EpochKeeper(keyStore, keys, new KeySweep(board.Files, Store.Buffer));
        Journal = new RecordJournal(
            board.Files,
            board.Checksum,
            Store,
            new PeriodLayout(RecordKind.Minute, RecordJournal.MinuteSeconds, columnCount),
            new PeriodLayout(RecordKind.Hour, RecordJournal.HourSeconds, hourColumnCount));
        var context = new ContextBook(board.Files, board.Checksum, Store, Journal);
        Opening = new BootOpening(board.Files, Journal, Store, context, report);
        Trial = new BootTrial(Opening, columnCount, trialMs);
        Recover();

        Time = new TimeKeeper(new SntpClient(board.Datagrams, board.Random, TimeServers(settings), Product.ReleaseUtcMs), Journal, board.Network, board.Control, board.Random);
        Time.BeginCalendar(Product.ReleaseUtcMs);
        Local = new LocalTime(Time, (int)settings.Number(SettingKey.UtcOffset));
        Network = new NetworkKeeper(board.Network, board.Random, settings.Text(SettingKey.NetworkName), settings.Text(SettingKey.NetworkPassword));
        var topics = new Topics(keys.Station);
        var parts = new UplinkParts
        {
            Board = board,
            Journal = Journal,
            Opening = Opening,
            Trial = Trial,
            Store = Store,
            Cursor = new BlockCursor(board.Files, board.Checksum, Store),
            Sealer = sealer,
            Envelope = envelope,
            Time = Time,
            Context = context,
            Topics = topics,
            Options = BrokerOptions.Create(board.Files, settings, topics),
        };
        parts.Status = new StatusMessage(board.Name, start, parts);
        statusUplink = new StatusUplink(board, parts.Options, parts.Status);
        Uplink = new UplinkLoop(parts);
    }

    /// <summary>Local time, for hours and days.</summary>
    public LocalTime Local { get; }

    /// <summary>Steps the keys with which everything is sealed.</summary>
    public EpochKeeper Epochs { get; }

    public BlockStore Store { get; }

    public RecordJournal Journal { get; }

    /// <summary>Opens this boot in the journal with its first record.</summary>
    public BootOpening Opening { get; }

    /// <summary>Where the measuring chain hands its records in.</summary>
    public BootTrial Trial { get; }

    public TimeKeeper Time { get; }

    public NetworkKeeper Network { get; }

    public UplinkLoop Uplink { get; }

    /// <summary>Steps what is due. While <paramref name="paused"/> nothing goes out: safe mode.</summary>
    public long Step(long nowMs, bool paused)
    {
        if (nowMs >= networkDueMs)
        {
            networkDueMs = Network.Step(nowMs);
        }

        bool keysInUse = Opening.IsOpen;
        if (keysInUse && nowMs >= keysDueMs)
        {
            keysDueMs = StepKeys(nowMs);
        }

        // While the keys hold the volume, those who would write events to the journal wait; minute records are not due then.
        bool open = keysInUse && !Epochs.HoldsVolume;
        if (open && nowMs >= timeDueMs)
        {
            timeDueMs = Time.Step(nowMs);
        }

        // A journal that takes nothing leaves nothing to publish but that.
        bool speaks = !paused && (open || (!keysInUse && Opening.IsRefusing));
        if (speaks && nowMs >= uplinkDueMs)
        {
            uplinkDueMs = open ? Uplink.Step(nowMs) : statusUplink.Step(nowMs);
        }

        long nextMs = networkDueMs;
        nextMs = keysInUse && keysDueMs < nextMs ? keysDueMs : nextMs;
        nextMs = open && timeDueMs < nextMs ? timeDueMs : nextMs;
        return speaks && uplinkDueMs < nextMs ? uplinkDueMs : nextMs;
    }

    /// <summary>Closes the open block, so that the next boot has nothing to settle.</summary>
    public void PrepareForReboot(long nowMs)
    {
        Epochs.PrepareForReboot();
        Journal.CloseOpenBlocks();
    }

    private static string[] TimeServers(StationSettings settings) => new[]
    {
        settings.Text(SettingKey.TimeServer1),
        settings.Text(SettingKey.TimeServer2),
        settings.Text(SettingKey.TimeServer3),
    };

    private long StepKeys(long nowMs)
    {
        journalCondition.NextSequence = Store.NextSequence;
        journalCondition.NewestMinuteEndMs = Journal.NewestSequence < 0 ? long.MinValue : Journal.Newest.StartUptimeMs + Journal.Newest.LengthMs;
        journalCondition.RoomBlocks = Store.SegmentLimit - Store.SegmentCount;
        journalCondition.IsRefusing = Journal.IsRefusing;
        return Epochs.Step(nowMs, journalCondition);
    }

    private void Recover()
    {
        Journal.Recover();
        var nonce = new byte[4];
        board.Random.Fill(nonce);
        Journal.Boot.Nonce = (uint)((nonce[0] << 24) | (nonce[1] << 16) | (nonce[2] << 8) | nonce[3]);
    }
}
