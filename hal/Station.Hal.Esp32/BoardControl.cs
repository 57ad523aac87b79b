using System;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace Station.Hal.Esp32;

/// <summary>Reset, memory, calendar clock and the hardware watchdog's pulse.</summary>
public sealed class BoardControl : IBoardControl
{
    private readonly PinOutput watchdogPulse;
    private WatchdogGuard guard;

    /// <param name="watchdogPulse">The pin that the external watchdog listens to; null on a board without one.</param>
    public BoardControl(PinOutput watchdogPulse) => this.watchdogPulse = watchdogPulse;

    public int FreeMemoryBytes => (int)nanoFramework.Runtime.Native.GC.Run(false);

    /// <summary>Puts the software watchdog behind the hardware one, once there is somebody to pulse it.</summary>
    public void Arm(WatchdogGuard softwareGuard) => guard = softwareGuard;

    public void Reboot()
    {
        Power.RebootDevice();

        // The chip resets a moment after the call: nothing may run until then.
        Thread.Sleep(Timeout.Infinite);
    }

    public void PulseWatchdog()
    {
        watchdogPulse?.Write(true);
        watchdogPulse?.Write(false);
        guard?.Pulse();
    }

    public void SetCalendarUtc(long utcMs) =>
        Rtc.SetSystemTime(new DateTime(DateTime.UnixEpoch.Ticks + (utcMs * TimeSpan.TicksPerMillisecond)));
}
