using Station.Hal;
using Station.Measurement;
using Station.Settings;
using Station.Supervision;
using Station.Terminal.Sources;
using Station.Texts;
using Station.Timekeeping;

namespace Station.Tests.Terminal;

/// <summary>A station that is as a test says.</summary>
internal sealed class TestSources : IStatusSource, ISensorSource, IBufferSource, ITimeSource, INetworkSource, IChannelSource, ICheckSource, IExportSource
{
    public string BoardName => "reference";

    public string Site { get; set; } = "邢台市 二号桥";

    public long StationNumber { get; set; } = 42;

    public int Generation => 1;

    public int Boot => 7;

    public BootCause Cause => BootCause.Exception;

    public string CauseDetail => "NullReferenceException";

    public int ShortBoots => 2;

    public int FreeMemoryBytes => 50_000;

    public int SensorCount { get; set; } = 2;

    public Station.Journal.JournalState Journal { get; set; } = Station.Journal.JournalState.Sound;

    public int HeldRecords => 3;

    public int OpenRecords => 12;

    public long BlocksHeld => 34;

    public long BlocksUnpublished => 5;

    public long BlocksReceived => 29;

    public int SegmentsUsed => 12;

    public int SegmentLimit => 48;

    public int RefusedRecords => 0;

    public int DamagedBlocks => 0;

    public int LossRanges => 1;

    public bool Resolved { get; set; } = true;

    public long UtcMs { get; set; } = 1_767_225_600_000;

    public ClockSource Source => ClockSource.Sntp;

    public long AnchorUptimeMs => 0;

    public int UtcOffsetMin { get; set; } = 480;

    public int Failures => 3;

    public int Contradictions => 0;

    public LinkState Link { get; set; } = LinkState.Up;

    public int SignalDbm => -61;

    public string Address => "192.0.2.7";

    public string NetworkName => "测试\u0007网";

    public MqttState Broker { get; set; } = MqttState.Connected;

    public string BrokerHost => "broker.example.org";

    public int BrokerPort => 8883;

    public bool IsEncrypted => true;

    public Station.Uplink.TlsFault TlsFault => Station.Uplink.TlsFault.TimeUnknown;

    public int TlsFailures => 3;

    public int CertificateDays(long nowMs) => 21;

    public int LinkFailures => 1;

    public int BrokerFailures => 2;

    public long UtcAtMs(long uptimeMs) => UtcMs;

    public long UncertaintyAtMs(long uptimeMs) => 25;

    public MeasuringMode[] Modes { get; } = new MeasuringMode[2];

    public Calibration[] Calibrations { get; } = [new(), new()];

    /// <summary>What comes of calibrations.</summary>
    public CalibrationResult CalibrationResult { get; set; }

    public int ChannelCount => 2;

    public void ReadChannel(int channel, ChannelView view)
    {
        view.Name = channel == 0 ? "so2" : "level";
        view.Unit = channel == 0 ? "ug/m3" : "mm";
        view.Exponent = channel == 0 ? -1 : 0;
        view.Mode = Modes[channel];
        view.Calibration = Calibrations[channel];
    }

    public bool SetModes(long channels, MeasuringMode mode)
    {
        for (int channel = 0; channel < ChannelCount && !RefusesModes; channel++)
        {
            Modes[channel] = (channels >> channel & 1) != 0 ? mode : Modes[channel];
        }

        return !RefusesModes;
    }

    public bool RefusesModes { get; set; }

    public string ProfileName => "bridge";

    public int ProfileVersion => 4;

    /// <summary>The checks of a self-test.</summary>
    public List<(string Name, TextKey Text, CheckVerdict Verdict, string Detail)> Checks { get; } = [("flash", TextKey.CheckFlash, CheckVerdict.Passed, ""), ("lamp", TextKey.Nothing, CheckVerdict.Skipped, "pms")];

    public int CheckCount => Checks.Count;

    public void Check(int index, CheckView view) => view.Fill(Checks[index].Name, Checks[index].Text, Checks[index].Verdict, Checks[index].Detail);

    public string? BlockTopic { get; set; } = "sf1/0000002a/block";

    /// <summary>The blocks that are held; the first of them the platform has.</summary>
    public byte[][] Blocks { get; set; } = [];

    private int exported;

    public void BeginExport(bool all) => exported = all ? 0 : 1;

    public byte[]? NextExported() => exported < Blocks.Length ? Blocks[exported++] : null;

    public CalibrationResult Calibrate(int channel, int zero, int span, int day, string person, long nowMs)
    {
        if (CalibrationResult == CalibrationResult.Done)
        {
            Calibration target = Calibrations[channel];
            (target.Zero, target.Span, target.Day, target.Operator, target.Version) = (zero, span, day, person, target.Version + 1);
        }

        return CalibrationResult;
    }

    public void ReadSensor(int sensor, SensorView view)
    {
        view.Name = sensor == 0 ? "dust" : "level";
        view.Model = sensor == 0 ? "plantower" : "modbus";
        view.Condition = sensor == 0 ? SensorCondition.Measuring : SensorCondition.Silent;
        view.FramesGood = 1000 + sensor;
        view.PowerCycles = sensor == 0 ? 0 : 2;
        view.TimesGivenUp = 0;
        view.ValueCount = sensor == 0 ? 2 : 1;
    }

    public void ReadValue(int sensor, int value, ValueView view)
    {
        view.Name = sensor == 0 ? "pm" + value : "level";
        view.Value = sensor == 0 ? -105 + value : Aggregation.PeriodRecord.Missing;
        view.Exponent = -2;
        view.Unit = "ug/m3";
        view.Flag = sensor == 0 ? QualityFlag.Normal : QualityFlag.Communication;
        view.Reason = sensor == 0 ? QualityReason.None : QualityReason.Silence;
    }
}
