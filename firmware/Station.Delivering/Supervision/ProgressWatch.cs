using Station.Hal;
using Station.Logging;
using Station.Texts;

namespace Station.Supervision;

/// <summary>
/// Pulses the hardware watchdog, but only while each watched activity makes progress: a loop that runs and measures nothing must not keep itself alive.
/// </summary>
public sealed class ProgressWatch
{
    /// <summary>Time between pulses: far below the shortest time after which a board's watchdog bites.</summary>
    public const int PulseIntervalMs = 1_000;

    /// <summary>Drivers are stepped several times a second; a minute allows for a stall of the whole machine.</summary>
    private const int SensorsLimitMs = 60_000;

    /// <summary>A minute may be late by a stall and stretched by a step of the clock.</summary>
    private const int MinutesLimitMs = 5 * 60_000;

    private const long NotYet = -1;

    private readonly IBoardControl control;
    private readonly DeviceLog log;
    private readonly int[] limitsMs = { SensorsLimitMs, MinutesLimitMs };
    private readonly long[] reportedMs;
    private long pulseDueMs;
    private bool stuck;

    public ProgressWatch(IBoardControl control, DeviceLog log)
    {
        this.control = control;
        this.log = log;
        reportedMs = new long[] { NotYet, NotYet };
    }

    /// <summary>An activity made progress.</summary>
    public void Report(Activity activity, long nowMs) => reportedMs[(int)activity] = nowMs;

    /// <summary>To be called after the activities have had their turn, so that a stall of the whole machine is not held against them.</summary>
    public long Step(long nowMs)
    {
        if (nowMs < pulseDueMs)
        {
            return pulseDueMs;
        }

        pulseDueMs = nowMs + PulseIntervalMs;
        int late = LateActivity(nowMs);
        if (late < 0)
        {
            stuck = false;
            control.PulseWatchdog();
        }
        else if (!stuck)
        {
            stuck = true;
            log.Write(LogLevel.Error, Component.Supervision, TextKey.LogNoProgress, late);
        }

        return pulseDueMs;
    }

    private int LateActivity(long nowMs)
    {
        for (int i = 0; i < limitsMs.Length; i++)
        {
            if (reportedMs[i] == NotYet)
            {
                reportedMs[i] = nowMs; // its time runs from the first look, whatever the uptime reads then
            }

            if (nowMs - reportedMs[i] > limitsMs[i])
            {
                return i;
            }
        }

        return -1;
    }
}
