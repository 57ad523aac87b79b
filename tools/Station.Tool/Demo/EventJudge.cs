using Station.Platform.Wire;
using Station.Simulator.Fleet;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Holds clock anchors and levels of days against the simulator.</summary>
internal sealed class EventJudge(FleetStation station, BootClock clock, HourJudge hours)
{
    /// <summary>A night counts 10 dB more.</summary>
    private const int NightPenalty = 100;

    /// <summary>What is wrong with an anchor; null when it is true.</summary>
    public string? Difference(AnchorEvent anchor)
    {
        long? trueMs = station.TrueUtcMs(clock.Boot, anchor.UptimeMs);
        return trueMs is not null && Math.Abs(anchor.UtcMs - trueMs.Value) <= anchor.UncertaintyMs ? null : $"anchors {anchor.UtcMs} ms +- {anchor.UncertaintyMs} ms instead of {trueMs} ms";
    }

    /// <summary>What is wrong with the levels of a day whose hours are all there; null when they are true.</summary>
    public string? Difference(DayLevelsEvent levels)
    {
        HourTruth[] ofDay = [.. hours.TakenOf(levels.DayNumber)];
        return levels.Levels.Select(level => Difference(level, Expected(ofDay, (int)level.Column))).FirstOrDefault(difference => difference is not null);
    }

    private static string? Difference(DayLevel level, DayLevel expected) => level == expected ? null : $"{level} instead of {expected}";

    private DayLevel Expected(HourTruth[] ofDay, int column)
    {
        TruthEnergy day = Sum(ofDay.Where(hour => DayHours.IsDay(hour.Number)), column);
        TruthEnergy night = Sum(ofDay.Where(hour => !DayHours.IsDay(hour.Number)), column);
        int dayLevel = Stored(day, column);
        int nightLevel = Stored(night, column);
        return new DayLevel(column, day.Readings, dayLevel, night.Readings, nightLevel, day.Readings > 0 && night.Readings > 0 ? DayNight(dayLevel, nightLevel) : 0);
    }

    private static TruthEnergy Sum(IEnumerable<HourTruth> hours, int column) =>
        hours.Select(hour => hour.Energies.GetValueOrDefault(column)).Aggregate(new TruthEnergy(0, 0), (sum, energy) => sum + energy);

    private int Stored(TruthEnergy energy, int column) => energy.Readings == 0 ? 0 : station.Models.Book.StoredLevel(energy, column);

    private static long DayNight(int day, int night) => (long)Math.Round(
        100 * Math.Log10(((16 * Math.Pow(10, day / 100.0)) + (8 * Math.Pow(10, (night + NightPenalty) / 100.0))) / DayHours.Count), MidpointRounding.ToEven);
}
