using Station.Hal;
using Station.Journal;
using Station.Logging;
using Station.Profiles;
using Station.Sealing;
using Station.Settings;
using Station.Supervision;
using Station.Timekeeping;
using Station.Timekeeping.RealTime;

namespace Station.Uplink;

/// <summary>The road from the minute records to the platform of a provisioned station: journal, sealing, time and uplink.</summary>
public sealed class DeliveryChain : IRebootPreparation
{
    /// <summary>The answer to whoever changed the link still goes over the old one.</summary>
    private const int LeaveLinkMs = 2_000;

    private readonly IBoard board;
    private readonly StationSettings settings;
    private readonly SettingsTrial settingsTrial;
    private readonly UplinkParts parts;
    private readonly string[] timeServers = new string[SntpClient.ServerLimit];
    private readonly JournalCondition journalCondition = new JournalCondition();

    /// <summary>Made when the journal turns out to be shut.</summary>
    private StatusUplink statusUplink;

    private long keysDueMs;
    private long networkDueMs;
    private long timeDueMs;
    private long uplinkDueMs;
    private long linkDueMs = long.MaxValue;
    private bool isLinkChanged;
    private int leftConnection;

    /// <param name="board">The board.</param>
    /// <param name="store">The settings in force.</param>
    /// <param name="keyStore">Has found a sound key.</param>
    /// <param name="columnCount">Columns of a minute record.</param>
    /// <param name="hours">Length and columns of an hour record.</param>
    /// <param name="report">Describes boot and station.</param>
    /// <param name="start">What the start found.</param>
    /// <param name="log">Takes what keeps the station from its broker.</param>
    /// <param name="trialMs">Uptime from which on records are accepted; 0 for at once.</param>
    public DeliveryChain(
        IBoard board,
        SettingsStore store,
        KeyStore keyStore,
        int columnCount,
        HourLayout hours,
        IBootReport report,
        StartFindings start,
        DeviceLog log,
        int trialMs)
    {
        this.board = board;
        settings = store.Settings;
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
            new PeriodLayout(RecordKind.Hour, hours.PeriodMinutes * RecordJournal.MinuteSeconds, hours.ColumnCount));
        var context = new ContextBook(board.Checksum, Store, Journal);
        Opening = new BootOpening(board.Files, Journal, Store, context, report);
        Trial = new BootTrial(Opening, columnCount, trialMs);
        Recover();

        Time = CreateTime();
        settingsTrial = new SettingsTrial(store, Opening);
        leftConnection = board.Mqtt.Connection;
        Local = new LocalTime(Time, (int)settings.Number(SettingKey.UtcOffset));
        Network = new NetworkKeeper(board.Network, board.Random, settings.Text(SettingKey.NetworkName), settings.Text(SettingKey.NetworkPassword));
        var topics = new Topics(keys.Station);
        parts = new UplinkParts
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
            Access = new BrokerAccess(board, settings, topics, Time, log),
            Settings = store,
        };
        parts.Status = new StatusMessage(board.Name, start, parts.Access, parts);
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

    /// <summary>Takes the platform's commands; set once the rooms that carry them out are there, before the first step.</summary>
    public ICommandTaker Commands
    {
        get => parts.Commands;
        set => parts.Commands = value;
    }

    /// <summary>Puts the station's counters on record; set together with <see cref="Commands"/>.</summary>
    public IRecordWriter DailyStatus { get; set; }

    /// <summary>The way into the broker.</summary>
    public BrokerAccess Access => parts.Access;

    /// <summary>The settings in force.</summary>
    public SettingsStore Settings => parts.Settings;

    /// <summary>Opens what the platform sealed.</summary>
    public Envelope Envelope => parts.Envelope;

    /// <summary>Time that is left to settings on trial, in ms; 0 when none are.</summary>
    public long SettingsTrialLeftMs => settingsTrial.LeftMs;

    /// <summary>Brings changed settings into force. Those of the link follow a moment later, when the answer to whoever changed them has left.</summary>
    public void TakeSettings(bool ofLink)
    {
        isLinkChanged |= ofLink;
        FillTimeServers();
        Opening.ChangeContext();
    }

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

        long commandsMs = open ? Commands.StepPending(nowMs) : long.MaxValue;
        long recordMs = open ? DailyStatus.Step(nowMs) : long.MaxValue;
        commandsMs = recordMs < commandsMs ? recordMs : commandsMs;

        // A journal that takes nothing leaves nothing to publish but that.
        bool speaks = !paused && (open || (!keysInUse && Opening.IsRefusing));
        StepLink(speaks, nowMs);
        if (speaks && nowMs >= uplinkDueMs)
        {
            uplinkDueMs = open ? Uplink.Step(nowMs) : StepStatus(nowMs);
        }

        long nextMs = networkDueMs;
        nextMs = keysInUse && keysDueMs < nextMs ? keysDueMs : nextMs;
        nextMs = commandsMs < nextMs ? commandsMs : nextMs;
        nextMs = open && timeDueMs < nextMs ? timeDueMs : nextMs;
        return speaks && uplinkDueMs < nextMs ? uplinkDueMs : nextMs;
    }

    /// <summary>Closes the open block, so that the next boot has nothing to settle.</summary>
    public void PrepareForReboot(long nowMs)
    {
        Epochs.PrepareForReboot();
        Journal.CloseOpenBlocks();
    }

    private long StepStatus(long nowMs)
    {
        statusUplink = statusUplink ?? new StatusUplink(board, parts.Access, parts.Topics.Status, parts.Status);
        return statusUplink.Step(nowMs);
    }

    private void StepLink(bool speaks, long nowMs)
    {
        if (isLinkChanged)
        {
            isLinkChanged = false;
            linkDueMs = nowMs + LeaveLinkMs;
        }

        bool isLeaving = nowMs < linkDueMs && linkDueMs != long.MaxValue;
        if (!isLeaving && linkDueMs != long.MaxValue)
        {
            ChangeLink();
        }

        if (isLeaving || settingsTrial.IsIdle)
        {
            return;
        }

        bool hasReached = board.Mqtt.Connection != leftConnection && board.Mqtt.State == MqttState.Connected;
        bool wasOnTrial = parts.Settings.IsOnTrial;
        if (settingsTrial.Step(speaks, hasReached, nowMs))
        {
            ChangeLink();
        }

        if (wasOnTrial && !parts.Settings.IsOnTrial)
        {
            AuthorityFiles.Tidy(board.Files, settings.Text(SettingKey.BrokerAuthorityFile));
        }
    }

    /// <summary>Leaves network and broker, and goes to those that the settings name now.</summary>
    private void ChangeLink()
    {
        linkDueMs = long.MaxValue;
        leftConnection = board.Mqtt.Connection;
        board.Mqtt.Close();
        Network.Use(settings.Text(SettingKey.NetworkName), settings.Text(SettingKey.NetworkPassword));
        Uplink.Hurry();
    }

    private TimeKeeper CreateTime()
    {
        FillTimeServers();
        var floor = new ClockFloor(board.Files, board.Checksum);
        floor.Load();
        int address = (int)settings.Number(SettingKey.ClockAddress);
        ChipTime chip = address == 0 ? null : new ChipTime(new RealTimeClock(board.I2c, address), floor, board.Clock);
        var client = new SntpClient(board.Datagrams, board.Random, timeServers, Product.ReleaseUtcMs);
        return new TimeKeeper(client, Opening, board.Network, board.Control, board.Random, floor, chip);
    }

    private void FillTimeServers()
    {
        timeServers[0] = settings.Text(SettingKey.TimeServer1);
        timeServers[1] = settings.Text(SettingKey.TimeServer2);
        timeServers[2] = settings.Text(SettingKey.TimeServer3);
    }

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
