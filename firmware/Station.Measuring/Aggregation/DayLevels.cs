using Station.Bytes;
using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// Ld, Ln and Ldn of each calendar day of local time (GB 3096-2008): day is 06:00 to 22:00, night the rest, put together by energy and number of readings from the hours, or what divides them. When a day is over they are
/// recorded as an event. What a boot did not measure is missing in it, which the numbers of readings show.
/// </summary>
public sealed class DayLevels
{
    private const long HourMs = 3_600_000;
    private const int HoursOfDay = 24;
    private const long DayMs = HoursOfDay * HourMs;
    private const int DayFromHour = 6;
    private const int NightFromHour = 22;
    private const int BodyLimitBytes = 256;

    /// <summary>A night counts 10 dB more.</summary>
    private const int NightPenalty = 100;

    private readonly LevelStatistics[] channels;
    private readonly Calibration[] calibrations;
    private readonly EnergySum[] dayEnergy;
    private readonly EnergySum[] nightEnergy;
    private readonly int[] dayReadings;
    private readonly int[] nightReadings;
    private readonly EnergySum scratch;
    private readonly IEventSink events;
    private long openDay = -1;

    /// <param name="channels">Noise channels' hour statistics.</param>
    /// <param name="calibrations">Zero and span of all channels.</param>
    /// <param name="events">Where the levels of a day are recorded.</param>
    /// <param name="scratch">What day and night are put together in, for a moment.</param>
    public DayLevels(LevelStatistics[] channels, Calibration[] calibrations, IEventSink events, EnergySum scratch)
    {
        this.scratch = scratch;
        this.channels = channels;
        this.calibrations = calibrations;
        this.events = events;
        dayEnergy = new EnergySum[channels.Length];
        nightEnergy = new EnergySum[channels.Length];
        dayReadings = new int[channels.Length];
        nightReadings = new int[channels.Length];
        for (int i = 0; i < channels.Length; i++)
        {
            dayEnergy[i] = scratch.CreateEmpty();
            nightEnergy[i] = scratch.CreateEmpty();
        }
    }

    /// <summary>Days whose event flash refused.</summary>
    public int DaysRefused { get; private set; }

    /// <summary>The level of a whole day: 10 lg of (16 x 10^(Ld/10) + 8 x 10^((Ln+10)/10)) / 24, in 0.1 dB.</summary>
    public static int DayNight(EnergySum scratch, int dayLevel, int nightLevel)
    {
        scratch.Clear();
        scratch.Add(dayLevel, NightFromHour - DayFromHour);
        scratch.Add(nightLevel + NightPenalty, HoursOfDay - NightFromHour + DayFromHour);
        return scratch.EquivalentLevel(HoursOfDay);
    }

    /// <summary>Takes a period, an hour or what divides one, that the channels' statistics have just concluded.</summary>
    /// <param name="localStartMs">Local time at which it began.</param>
    /// <param name="localEndMs">Local time at which it ended.</param>
    /// <param name="endUptimeMs">Uptime at which it ended.</param>
    public void Take(long localStartMs, long localEndMs, long endUptimeMs)
    {
        long day = localStartMs / DayMs;
        int hourOfDay = (int)(localStartMs / HourMs % HoursOfDay);
        if (openDay >= 0 && openDay != day)
        {
            Close(endUptimeMs);
        }

        openDay = day;
        bool isDay = hourOfDay >= DayFromHour && hourOfDay < NightFromHour;
        for (int i = 0; i < channels.Length; i++)
        {
            channels[i].AddTo((isDay ? dayEnergy : nightEnergy)[i]);
            (isDay ? dayReadings : nightReadings)[i] += channels[i].Readings;
        }

        if (localEndMs / DayMs != day)
        {
            Close(endUptimeMs);
        }
    }

    private void Close(long uptimeMs)
    {
        var body = new ByteWriter(new byte[BodyLimitBytes]);
        body.Varint(openDay);
        body.Varint(channels.Length);
        for (int i = 0; i < channels.Length; i++)
        {
            Write(i, body);
            dayEnergy[i].Clear();
            nightEnergy[i].Clear();
            dayReadings[i] = 0;
            nightReadings[i] = 0;
        }

        openDay = -1;
        DaysRefused += events.AcceptEvent(EventType.DayLevels, uptimeMs, body) ? 0 : 1;
    }

    private void Write(int channel, ByteWriter body)
    {
        int dayCount = dayReadings[channel];
        int nightCount = nightReadings[channel];
        int zero = calibrations[channels[channel].Channel].Zero;
        int dayLevel = dayCount > 0 ? dayEnergy[channel].EquivalentLevel(dayCount) - zero : 0;
        int nightLevel = nightCount > 0 ? nightEnergy[channel].EquivalentLevel(nightCount) - zero : 0;
        body.Varint(channels[channel].Channel);
        body.Varint(dayCount);
        body.Zigzag(dayLevel);
        body.Varint(nightCount);
        body.Zigzag(nightLevel);
        body.Zigzag(dayCount > 0 && nightCount > 0 ? DayNight(scratch, dayLevel, nightLevel) : 0);
    }
}
