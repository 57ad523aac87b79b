using Station.Hal;
using Station.Timekeeping.RealTime;

namespace Station.Timekeeping;

/// <summary>
/// The station's real-time clock as a source of anchors. It is believed only when it has run without a break since this station itself set it, and the longer ago that is the less.
/// </summary>
public sealed class ChipTime
{
    /// <summary>DS3231: 3.5 ppm from -40 to 85 degrees Celsius, and 5 ppm of aging in its life (data sheet 19-5170 rev. 10, "electrical characteristics").</summary>
    private const int DriftPpm = 10;

    private readonly RealTimeClock chip;
    private readonly ClockFloor floor;
    private readonly IClock clock;

    public ChipTime(RealTimeClock chip, ClockFloor floor, IClock clock)
    {
        this.chip = chip;
        this.floor = floor;
        this.clock = clock;
    }

    /// <summary>Reads an anchor. False when the chip is not there, has stopped, shows no date, or was not set by this station.</summary>
    public bool TryRead(ClockAnchor anchor)
    {
        long beforeMs = clock.UptimeMs;
        if (chip.Read(out long utcMs) != RealTimeFinding.Known || floor.ChipSetUtcMs == 0 || utcMs < floor.ChipSetUtcMs)
        {
            return false;
        }

        anchor.UptimeMs = beforeMs;
        anchor.UtcMs = utcMs;
        anchor.UncertaintyMs = RealTimeClock.UncertaintyMs + (clock.UptimeMs - beforeMs) + floor.ChipUncertaintyMs
            + (utcMs - floor.ChipSetUtcMs) / 1_000_000 * DriftPpm + DriftPpm;
        anchor.Source = ClockSource.RealTimeClock;
        return true;
    }

    /// <summary>Sets the chip by an anchor, and remembers when. Nothing becomes of it where there is no chip.</summary>
    public void Set(ClockAnchor anchor)
    {
        long beforeMs = clock.UptimeMs;
        long utcMs = anchor.UtcAtMs(beforeMs);
        if (chip.Set(utcMs))
        {
            floor.ChipSetUtcMs = utcMs;
            floor.ChipUncertaintyMs = RealTimeClock.UncertaintyMs + anchor.UncertaintyAtMs(beforeMs) + (clock.UptimeMs - beforeMs);
            floor.Save();
        }
    }
}
