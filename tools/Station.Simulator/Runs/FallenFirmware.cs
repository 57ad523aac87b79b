using Station.Hal;

namespace Station.Simulator.Runs;

/// <summary>What is left of a boot whose firmware fell: the watchdog is pulsed until the boot has lasted long enough, then the board restarts (Station.Hal.Esp32, FaultReporter).</summary>
/// <param name="control">The board.</param>
internal sealed class FallenFirmware(IBoardControl control) : IFirmware
{
    private const int ShortestBootMs = 60_000;
    private const int PulseIntervalMs = 1_000;

    public long Step(long uptimeMs)
    {
        if (uptimeMs >= ShortestBootMs)
        {
            control.Reboot();
        }

        control.PulseWatchdog();
        return uptimeMs + PulseIntervalMs;
    }
}
