using System.Threading;

namespace Station.Hal.Esp32;

/// <summary>
/// The second line behind the hardware watchdog: restarts the board when the loop has made no progress although the runtime does run. It counts its own
/// seconds and not the clock's, because a stalled machine stalls this thread as well and is none of its business.
/// </summary>
public sealed class WatchdogGuard
{
    private const int PeriodMs = 1000;

    private readonly int limitSeconds;
    private readonly FaultReporter faults;
    private int missedSeconds;

    public WatchdogGuard(int limitSeconds, FaultReporter faults)
    {
        this.limitSeconds = limitSeconds;
        this.faults = faults;
        new GuardedThread("watchdog-thread", Watch, faults).Start();
    }

    public void Pulse() => Interlocked.Exchange(ref missedSeconds, 0);

    private void Watch()
    {
        while (Interlocked.Increment(ref missedSeconds) <= limitSeconds)
        {
            Thread.Sleep(PeriodMs);
        }

        faults.Report("watchdog", "no-progress");
    }
}
