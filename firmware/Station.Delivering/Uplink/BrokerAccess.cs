using Station.Hal;
using Station.Logging;
using Station.Settings;
using Station.Texts;
using Station.Timekeeping;

namespace Station.Uplink;

/// <summary>
/// The station's way into its broker: each attempt is made with what settings and files say at that moment, and with the calendar set. Knows why TLS kept it out, and when the certificates that it
/// depends on expire.
/// </summary>
public sealed class BrokerAccess
{
    /// <summary>Expiry is told so far ahead.</summary>
    public const int WarningDays = 30;

    private const long DayMs = 86_400_000;

    private readonly IBoard board;
    private readonly StationSettings settings;
    private readonly ICalendar calendar;
    private readonly DeviceLog log;
    private readonly MqttConnectOptions options;
    private bool wasTimeKnown;
    private int toldDays = -1;

    /// <param name="board">Session, volume and certificates.</param>
    /// <param name="settings">The settings in force.</param>
    /// <param name="topics">Name and last will.</param>
    /// <param name="calendar">The clock that TLS reads.</param>
    /// <param name="log">Takes what went wrong.</param>
    public BrokerAccess(IBoard board, StationSettings settings, Topics topics, ICalendar calendar, DeviceLog log)
    {
        this.board = board;
        this.settings = settings;
        this.calendar = calendar;
        this.log = log;
        options = BrokerOptions.Create(topics);
    }

    /// <summary>Why the last attempt ended in TLS; <see cref="TlsFault.None"/> when it did not, or is still under way.</summary>
    public TlsFault Fault { get; private set; }

    /// <summary>The newest fault of this boot, also when the broker has been reached since.</summary>
    public TlsFault LastFault { get; private set; }

    /// <summary>Attempts that ended in TLS while time was not known.</summary>
    public int TimeUnknownFailures { get; private set; }

    /// <summary>Attempts that ended in TLS for another reason, or were not made because of it.</summary>
    public int RefusedFailures { get; private set; }

    /// <summary>UTC in ms at which the first of authorities and own certificate expires; 0 when that is not known or nothing uses them.</summary>
    public long FirstExpiryUtcMs { get; private set; }

    /// <summary>An attempt failed for want of time, and time is known now: the next need not wait.</summary>
    public bool MayRetryAtOnce => Fault == TlsFault.TimeUnknown && calendar.Resolved;

    /// <summary>Begins an attempt, or notes why none can be made.</summary>
    public void Begin(long nowMs)
    {
        calendar.SetCalendar(nowMs);
        wasTimeKnown = calendar.Resolved;
        Fault = TlsFault.None;
        TlsFault fault = BrokerOptions.Fill(options, board, settings);
        ReadExpiry();
        if (fault == TlsFault.None)
        {
            board.Mqtt.BeginConnect(options);
        }
        else
        {
            board.Mqtt.Close();
            Note(fault);
        }

        BrokerOptions.Forget(options);
    }

    /// <summary>Looks at what became of the last attempt, and at the certificates.</summary>
    public void Look(long nowMs)
    {
        if (Fault == TlsFault.None && board.Mqtt.State == MqttState.TlsRefused)
        {
            Note(wasTimeKnown ? TlsFault.Refused : TlsFault.TimeUnknown);
        }

        int days = DaysLeft(nowMs);
        if (days >= 0 && days < WarningDays && days != toldDays)
        {
            toldDays = days;
            log.Write(LogLevel.Warning, Component.Uplink, TextKey.LogCertificateExpires, days);
        }
    }

    /// <summary>Whole days until the first certificate expires, 0 also when it has; -1 while expiry or time is not known.</summary>
    public int DaysLeft(long nowMs)
    {
        long utcMs = calendar.UtcAtMs(nowMs);
        if (FirstExpiryUtcMs == 0 || utcMs == 0)
        {
            return -1;
        }

        return FirstExpiryUtcMs <= utcMs ? 0 : (int)((FirstExpiryUtcMs - utcMs) / DayMs);
    }

    private void Note(TlsFault fault)
    {
        Fault = fault;
        LastFault = fault;
        TimeUnknownFailures += fault == TlsFault.TimeUnknown ? 1 : 0;
        RefusedFailures += fault == TlsFault.TimeUnknown ? 0 : 1;
        log.Write(fault == TlsFault.TimeUnknown ? LogLevel.Warning : LogLevel.Error, Component.Uplink, TlsFaults.Text(fault));
    }

    private void ReadExpiry()
    {
        FirstExpiryUtcMs = options.AuthoritiesPem == null ? 0 : PemFile.FirstExpiryUtcMs(board.Certificates, options.AuthoritiesPem, 0);
        if (options.CertificatePem != null)
        {
            FirstExpiryUtcMs = PemFile.FirstExpiryUtcMs(board.Certificates, options.CertificatePem, FirstExpiryUtcMs);
        }
    }
}
