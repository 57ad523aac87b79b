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

        Calibration[] calibrations = doors.Calibrations ?? CreateCalibrations(profile.Channels.Length);
        EnergySum scratch = HasSound(profile) ? new EnergySum() : null;
        var statistics = new PeriodStatistics(profile.Channels, profile.Hours, calibrations, scratch);
        var readings = new MinuteReadings(profile.Channels, IntervalsMs(profile, sensors), calibrations, statistics, scratch);
        var circumstances = new Circumstances(doors.Flash, readings);
        Channel[] channels = CreateChannels(profile, sensors, circumstances);
        DayLevels day = statistics.Levels.Length == 0 ? null : new DayLevels(statistics.Levels, calibrations, doors.Events, scratch);
        var hours = new LongPeriodAggregator(doors.Time, statistics, doors.Hours, day);
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
            any |= profile.Channels[i].Statistic == Statistic.EquivalentLevel;
        }

        return any;
    }

    private static Calibration[] CreateCalibrations(int count)
    {
        var calibrations = new Calibration[count];
        for (int i = 0; i < count; i++)
        {
            calibrations[i] = new Calibration();
        }

        return calibrations;
    }

    private static int[] IntervalsMs(Profile profile, SensorSet sensors)
    {
        var intervalsMs = new int[profile.Channels.Length];
        for (int i = 0; i < intervalsMs.Length; i++)
        {
            intervalsMs[i] = sensors.Sensors[profile.Channels[i].Sensor].IntervalMs;
        }

        return intervalsMs;
    }

    private static Channel[] CreateChannels(Profile profile, SensorSet sensors, Circumstances circumstances)
    {
        var channels = new Channel[profile.Channels.Length];
        var checks = new ChannelChecks[channels.Length];

        // Most channels are held against nothing of their own: they share what says so.
        var withoutChecks = new ChannelChecks(circumstances);
        var againstFlash = new ChannelChecks(circumstances) { OnChipPort = true };
        for (int i = 0; i < channels.Length; i++)
        {
            ChannelSettings settings = profile.Channels[i];
            ISensor sensor = sensors.Sensors[settings.Sensor];
            string port = profile.Sensors[settings.Sensor].Port;
            bool onChipPort = port != null && port.StartsWith(ChipPort);
            checks[i] = IsChecked(settings.Source) ? CreateChecks(settings.Source, circumstances, onChipPort) : onChipPort ? againstFlash : withoutChecks;
            channels[i] = new Channel(settings.Scale, settings.Source.Minimum, settings.Source.Maximum, checks[i], i);
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

    private static ChannelChecks CreateChecks(ChannelSource settings, Circumstances circumstances, bool onChipPort) => new ChannelChecks(circumstances)
    {
        StuckMs = settings.Checks.StuckSeconds * 1_000L,
        RatePerMinute = settings.Checks.RatePerMinute,
        HumidityLimit = settings.Checks.HumidityLimit,
        Curve = settings.Curve,
        OnChipPort = onChipPort,
        NeedsOthers = settings.Checks.NeedsOthers,
    };
}
