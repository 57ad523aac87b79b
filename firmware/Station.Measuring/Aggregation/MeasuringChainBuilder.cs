using Station.Hal;
using Station.Measurement;
using Station.Profiles;
using Station.Sensors;

namespace Station.Aggregation;

/// <summary>Builds a measuring chain from a profile.</summary>
public static class MeasuringChainBuilder
{
    /// <summary>Ports of the chip itself begin with this; those of expanders do not.</summary>
    private const string ChipPort = "COM";

    /// <summary>The chain, or null with problems reported where the profile does not fit the board. Switches the sensors' rail on.</summary>
    public static MeasuringChain Build(Profile profile, IBoard board, MeasuringDoors doors, ProfileProblems problems)
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

        var circumstances = new Circumstances(doors.Flash);
        var readings = new PeriodReadings[profile.Channels.Length];
        long[] mantissas = HasSound(profile) ? EnergySum.CreateMantissas() : null;
        Channel[] channels = CreateChannels(profile, sensors, doors, circumstances, readings, mantissas);
        LongPeriodAggregator hours = CreateHours(profile, readings, doors, mantissas);
        var minutes = new MinuteAggregator(doors.Boundary, period, readings, doors.Minutes);
        minutes.Follow(hours);
        var alarms = new AlarmWatch(profile.Alarms, doors.Time, doors.Events, doors.Pace);
        minutes.Follow(alarms);
        return new MeasuringChain(sensors, channels, minutes, hours, circumstances) { Alarms = alarms };
    }

    private static bool HasSound(Profile profile)
    {
        bool any = false;
        for (int i = 0; i < profile.Channels.Length; i++)
        {
            any |= profile.Channels[i].Column.Statistic == Statistic.EquivalentLevel;
        }

        return any;
    }

    private static Channel[] CreateChannels(
        Profile profile, SensorSet sensors, MeasuringDoors doors, Circumstances circumstances, PeriodReadings[] readings, long[] mantissas)
    {
        var channels = new Channel[readings.Length];
        var checks = new ChannelChecks[readings.Length];

        // Most channels are held against nothing of their own: they share what says so.
        var withoutChecks = new ChannelChecks();
        var againstFlash = new ChannelChecks { OnChipPort = true };
        for (int i = 0; i < channels.Length; i++)
        {
            ChannelSettings settings = profile.Channels[i];
            ISensor sensor = sensors.Sensors[settings.Sensor];
            string port = profile.Sensors[settings.Sensor].Port;
            readings[i] = CreateReadings(settings, sensor.IntervalMs, mantissas);
            readings[i].Calibration = CalibrationOf(doors, i);
            bool onChipPort = port != null && port.StartsWith(ChipPort);
            checks[i] = IsChecked(settings.Source) ? CreateChecks(settings.Source, onChipPort) : onChipPort ? againstFlash : withoutChecks;
            channels[i] = new Channel(settings.Name, settings.Scale, settings.Source.Minimum, settings.Source.Maximum, readings[i], circumstances, checks[i]);
            sensor.Quantities[settings.Source.Quantity].Attach(channels[i]);
        }

        for (int i = 0; i < channels.Length; i++)
        {
            CheckSettings settings = profile.Channels[i].Source.Checks;
            if (checks[i].NeedsOthers)
            {
                checks[i].AtMost = settings.AtMost >= 0 ? channels[settings.AtMost] : null;
                checks[i].AtLeast = settings.AtLeast >= 0 ? channels[settings.AtLeast] : null;
                checks[i].Humidity = settings.Humidity >= 0 ? channels[settings.Humidity] : null;
            }
        }

        return channels;
    }

    private static bool IsChecked(ChannelSource settings) =>
        settings.Curve != null || settings.Checks.StuckSeconds > 0 || settings.Checks.RatePerMinute > 0 || settings.Checks.NeedsOthers;

    private static ChannelChecks CreateChecks(ChannelSource settings, bool onChipPort) => new ChannelChecks
    {
        StuckMs = settings.Checks.StuckSeconds * 1_000L,
        RatePerMinute = settings.Checks.RatePerMinute,
        HumidityLimit = settings.Checks.HumidityLimit,
        Curve = settings.Curve,
        OnChipPort = onChipPort,
        NeedsOthers = settings.Checks.NeedsOthers,
    };

    private static Calibration CalibrationOf(MeasuringDoors doors, int channel) =>
        doors.Calibrations == null ? new Calibration() : doors.Calibrations[channel];

    private static PeriodReadings CreateReadings(ChannelSettings settings, int intervalMs, long[] mantissas)
    {
        switch (settings.Column.Statistic)
        {
            case Statistic.EquivalentLevel:
                return new EnergyReadings(intervalMs, settings.Scale, mantissas);
            case Statistic.Median:
                return new MedianReadings(intervalMs, settings.Scale);
            case Statistic.Minimum:
                return new ExtremeReadings(intervalMs, settings.Scale, false);
            case Statistic.Maximum:
                return new ExtremeReadings(intervalMs, settings.Scale, true);
            case Statistic.Count:
                return new CountReadings(intervalMs);
            default:
                return new MeanReadings(intervalMs, settings.Scale);
        }
    }

    private static LongPeriodAggregator CreateHours(Profile profile, PeriodReadings[] readings, MeasuringDoors doors, long[] mantissas)
    {
        HourLayout layout = profile.Hours;
        var statistics = new ChannelStatistics[readings.Length];
        var levels = new LevelStatistics[readings.Length];
        var levelColumns = new int[readings.Length];
        int levelCount = 0;
        for (int i = 0; i < readings.Length; i++)
        {
            ChannelSettings settings = profile.Channels[i];
            statistics[i] = CreateStatistics(layout, settings, i, mantissas);
            statistics[i].Calibration = readings[i].Calibration;
            readings[i].Follow(statistics[i]);
            if (settings.Column.Statistic == Statistic.EquivalentLevel)
            {
                levels[levelCount] = (LevelStatistics)statistics[i];
                levelColumns[levelCount++] = i;
            }
        }

        var ownLevels = new LevelStatistics[levelCount];
        System.Array.Copy(levels, ownLevels, levelCount);
        DayLevels day = levelCount == 0 ? null : new DayLevels(ownLevels, levelColumns, doors.Events, mantissas);
        return new LongPeriodAggregator(doors.Time, statistics, layout.ColumnCount, layout.PeriodMinutes, doors.Hours, day);
    }

    private static ChannelStatistics CreateStatistics(HourLayout layout, ChannelSettings settings, int channel, long[] mantissas)
    {
        Statistic[] columns = layout.StatisticsOf(channel);
        switch (settings.Column.Statistic)
        {
            case Statistic.EquivalentLevel:
                return new LevelStatistics(columns, settings.Source.Minimum, mantissas);
            case Statistic.Median:
            case Statistic.Count:
                return new NumberStatistics(columns, new Scale(1, 1, 0));
            default:
                return new NumberStatistics(columns, settings.Scale);
        }
    }
}
