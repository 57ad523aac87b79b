using Station.Hal;
using Station.Measurement;
using Station.Profiles;
using Station.Sensors;

namespace Station.Aggregation;

/// <summary>Builds a measuring chain from a profile.</summary>
public static class MeasuringChainBuilder
{
    /// <summary>The chain, or null with problems reported where the profile does not fit the board. Switches the sensors' rail on.</summary>
    public static MeasuringChain Build(Profile profile, IBoard board, IPeriodBoundary boundary, IRecordSink sink, ProfileProblems problems)
    {
        ProfileBoardCheck.Check(profile, board, problems);
        if (problems.Count > 0)
        {
            return null;
        }

        var period = new SamplingPeriod();
        SensorSet sensors = new SensorSetBuilder(profile, board, period, problems).Build();
        if (sensors == null)
        {
            return null;
        }

        if (board.SensorRail != null)
        {
            board.SensorRail.Write(true);
        }

        var channels = new Channel[profile.Channels.Length];
        var readings = new PeriodReadings[channels.Length];
        for (int i = 0; i < channels.Length; i++)
        {
            ChannelSettings settings = profile.Channels[i];
            ISensor sensor = sensors.Sensors[settings.Sensor];
            readings[i] = CreateReadings(settings, sensor.IntervalMs);
            channels[i] = new Channel(settings.Name, settings.Scale, settings.Minimum, settings.Maximum, readings[i]);
            sensor.Quantities[settings.Quantity].Attach(channels[i]);
        }

        return new MeasuringChain(sensors, channels, profile.CreateColumns(), new MinuteAggregator(boundary, period, readings, sink));
    }

    private static PeriodReadings CreateReadings(ChannelSettings settings, int intervalMs)
    {
        if (settings.Column.Statistic == Statistic.EquivalentLevel)
        {
            return new EnergyReadings(intervalMs, settings.Scale);
        }

        return new MeanReadings(intervalMs, settings.Scale);
    }
}
