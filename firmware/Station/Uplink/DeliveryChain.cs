using Station.Hal;
using Station.Journal;
using Station.Measurement;
using Station.Sealing;
using Station.Settings;
using Station.Supervision;
using Station.Timekeeping;

namespace Station.Uplink;

/// <summary>The road from the minute records to the platform of a provisioned station: journal, sealing, time and uplink.</summary>
public sealed class DeliveryChain : IRebootPreparation
{
    private const int KeepAliveSeconds = 60;
    private const int AuthorityLimitBytes = 8192;

    private readonly IBoard board;
    private readonly JournalCondition journalCondition = new JournalCondition();
    private long keysDueMs;
    private long networkDueMs;
    private long timeDueMs;
    private long uplinkDueMs;

    public DeliveryChain(IBoard board, StationSettings settings, KeyStore keyStore, int columnCount, int hourColumnCount, IBootReport report)
    {
        this.board = board;
        Files = new WatchedFiles(board.Files, board.Clock);
        KeyRing keys = keyStore.OpenRing(board.Mac, settings.Key(SettingKey.CommandKey) ?? new byte[KeyRing.KeyBytes]);
        Epochs = new EpochKeeper(keyStore, keys, new KeySweep(board.Files));
        var envelope = new Envelope(keys);
        var sealer = new MessageSealer(keys, envelope);
        Store = new BlockStore(Files, board.Checksum, new JournalLimits(board.VolumeBytes), sealer);
        Journal = new RecordJournal(
            Files,
            board.Checksum,
            Store,
            new PeriodLayout(RecordKind.Minute, RecordJournal.MinuteSeconds, columnCount),
            new PeriodLayout(RecordKind.Hour, RecordJournal.HourSeconds, hourColumnCount));
        var context = new ContextBook(Files, board.Checksum, Store, Journal);
        Opening = new BootOpening(Journal, Store, context, report);
        Recover();

        Time = new TimeKeeper(new SntpClient(board.Datagrams, board.Random, TimeServers(settings), Product.ReleaseUtcMs), Journal, board.Network, board.Control, board.Random);
        Local = new LocalTime(Time, (int)settings.Number(SettingKey.UtcOffset));
        Network = new NetworkKeeper(board.Network, board.Random, settings.Text(SettingKey.NetworkName), settings.Text(SettingKey.NetworkPassword));
        var topics = new Topics(keys.Station);
        Uplink = new UplinkLoop(new UplinkParts
        {
            Board = board,
            Journal = Journal,
            Store = Store,
            Cursor = new BlockCursor(board.Files, board.Checksum, Store),
            Sealer = sealer,
            Envelope = envelope,
            Time = Time,
            Context = context,
            Topics = topics,
            Options = CreateOptions(settings, topics),
        });
    }

    /// <summary>The volume, with a note of when it was last written.</summary>
    public WatchedFiles Files { get; }

    /// <summary>Local time, for hours and days.</summary>
    public LocalTime Local { get; }

    /// <summary>Steps the keys with which everything is sealed.</summary>
    public EpochKeeper Epochs { get; }

    public BlockStore Store { get; }

    public RecordJournal Journal { get; }

    /// <summary>Where the measuring chain hands its records in.</summary>
    public BootOpening Opening { get; }

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

        if (open && !paused && nowMs >= uplinkDueMs)
        {
            uplinkDueMs = Uplink.Step(nowMs);
        }

        long nextMs = networkDueMs;
        nextMs = keysInUse && keysDueMs < nextMs ? keysDueMs : nextMs;
        nextMs = open && timeDueMs < nextMs ? timeDueMs : nextMs;
        return open && !paused && uplinkDueMs < nextMs ? uplinkDueMs : nextMs;
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

    private static string TextOrNull(string text) => text.Length == 0 ? null : text;

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

    private MqttConnectOptions CreateOptions(StationSettings settings, Topics topics) => new MqttConnectOptions
    {
        Host = settings.Text(SettingKey.BrokerHost),
        Port = (int)settings.Number(SettingKey.BrokerPort),
        ClientId = topics.ClientId,
        UserName = TextOrNull(settings.Text(SettingKey.BrokerUser)),
        Password = TextOrNull(settings.Text(SettingKey.BrokerPassword)),
        AuthorityPem = ReadAuthority(settings.Text(SettingKey.BrokerAuthorityFile)),
        WillTopic = topics.Status,
        WillPayload = StatusMessage.LastWill(),
        KeepAliveSeconds = KeepAliveSeconds,
    };

    /// <summary>The pinned certificate authority; null without one. An unreadable file makes an authority that nobody matches, never a connection without TLS.</summary>
    private string ReadAuthority(string file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        var buffer = new byte[AuthorityLimitBytes];
        FileStatus status = board.Files.Read(file, 0, buffer, 0, buffer.Length, out int count);
        return status == FileStatus.Done ? System.Text.Encoding.UTF8.GetString(buffer, 0, count) : string.Empty;
    }
}
