using Station.Aggregation;
using Station.Measurement;
using Station.Profiles;

namespace Station.Tests.Measurement;

/// <summary>A single channel whose raw readings are stored as they are.</summary>
internal static class OneChannel
{
    /// <summary>Its settings, with a range that holds everything.</summary>
    public static ChannelSettings[] Settings(Statistic statistic = Statistic.Average) =>
        [new("x", new Column("x-x", statistic, "1", 0, 0), new Scale(1, 1, 0), int.MinValue / 2, int.MaxValue / 2, 0, 0)];

    /// <summary>Its readings.</summary>
    public static MinuteReadings Readings(int intervalMs, Statistic statistic = Statistic.Average, PeriodStatistics? statistics = null) =>
        new(Settings(statistic), [intervalMs], [new Calibration()], statistics, null);

    /// <summary>Its statistics of ten minutes, with all columns.</summary>
    public static PeriodStatistics Statistics() => new(Settings(), new HourLayout(Settings(), isFull: true, tenMinutes: true), [new Calibration()], null);
}
