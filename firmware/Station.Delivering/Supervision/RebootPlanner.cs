using Station.Hal;
using Station.Logging;
using Station.Texts;

namespace Station.Supervision;

/// <summary>
/// Carries out planned reboots, and holds those that the station decides on by itself far enough apart: 0, 1, 5, 15, then 60 minutes. How many there were
/// in a row travels in the breadcrumb, so that counting costs no write of its own.
/// </summary>
public sealed class RebootPlanner
{
    /// <summary>A boot of this length ends the row of reboots; the network may cause a reboot no earlier.</summary>
    public const int CalmMs = 6 * 3_600_000;

    /// <summary>Time for the terminal's last line and the broker's last message to leave.</summary>
    private const int LeaveMs = 2_000;

    private readonly IBoardControl control;
    private readonly Breadcrumb breadcrumb;
    private readonly BootCounter counter;
    private readonly DeviceLog log;
    private readonly int[] apartMs = { 0, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000 };
    private int rebootsBefore;
    private bool pending;
    private BootCause cause;
    private long dueMs;

    public RebootPlanner(IBoardControl control, Breadcrumb breadcrumb, BootCounter counter, DeviceLog log)
    {
        this.control = control;
        this.breadcrumb = breadcrumb;
        this.counter = counter;
        this.log = log;
    }

    /// <summary>Gets the station ready for a reboot; null for nothing to do.</summary>
    public IRebootPreparation Preparation { get; set; }

    /// <summary>A reboot is on its way.</summary>
    public bool IsPending => pending;

    /// <summary>Takes over how many reboots in a row led to this boot.</summary>
    public void Begin(int rebootsInRow) => rebootsBefore = rebootsInRow < 0 ? 0 : rebootsInRow;

    /// <summary>Plans a reboot, at once when a person or the platform commands it. Of two that are planned the earlier one stands.</summary>
    public void Request(BootCause why, long nowMs)
    {
        long earliestMs = IsWanted(why) ? nowMs : EarliestMs(why, nowMs);
        long plannedMs = (earliestMs > nowMs ? earliestMs : nowMs) + LeaveMs;
        if (pending && plannedMs >= dueMs)
        {
            return;
        }

        cause = why;
        pending = true;
        dueMs = plannedMs;
        log.Write(LogLevel.Info, Component.Supervision, TextKey.LogRebootPlanned, (int)why, (int)((dueMs - nowMs) / 1000));
    }

    /// <summary>Reboots when it is time; returns when to be called next.</summary>
    public long Step(long nowMs)
    {
        if (!pending)
        {
            return long.MaxValue;
        }

        if (nowMs < dueMs)
        {
            return dueMs;
        }

        pending = false;
        if (Preparation != null)
        {
            Preparation.PrepareForReboot(nowMs);
        }

        if (IsWanted(cause))
        {
            counter.Forgive();
        }

        breadcrumb.Write(BootCauses.Token(cause), cause == BootCause.Commanded ? 0 : RebootsInRow(nowMs) + 1);
        control.Reboot();
        return nowMs;
    }

    /// <summary>A person or the platform wants it, now; all other causes are the station's own.</summary>
    private static bool IsWanted(BootCause why) => why == BootCause.Commanded || why == BootCause.FirmwareUpdate;

    private int RebootsInRow(long nowMs) => nowMs >= CalmMs ? 0 : rebootsBefore;

    private long EarliestMs(BootCause why, long nowMs)
    {
        if (why == BootCause.Network)
        {
            return CalmMs;
        }

        int inRow = RebootsInRow(nowMs);
        return apartMs[inRow < apartMs.Length ? inRow : apartMs.Length - 1];
    }
}
