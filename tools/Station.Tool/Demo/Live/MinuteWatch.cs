using Station.Aggregation;
using Station.Hal;
using Station.Journal;
using Station.Profiles;
using Station.Simulator.Fleet;

namespace Station.Tool.Demo.Live;

/// <summary>Looks on while the firmware of one boot works, and notes each minute that its journal accepts.</summary>
internal sealed class MinuteWatch(IFirmware inner, FleetStation station, ChartHistory history) : IFirmware
{
    private const long MinuteMs = 60_000;

    private readonly RecordJournal? journal = station.Firmware?.Delivery?.Journal;
    private long seen = -1;

    public long Step(long uptimeMs)
    {
        long next = inner.Step(uptimeMs);
        if (journal is not null && journal.NewestSequence > seen)
        {
            seen = journal.NewestSequence;
            Note(journal.Newest);
        }

        return next;
    }

    private void Note(PeriodRecord minute)
    {
        long middleMs = minute.StartUptimeMs + (minute.LengthMs / 2);
        if (station.TrueUtcMs(journal!.Boot.Boot, middleMs) is { } utcMs)
        {
            history.Measured(seen, utcMs / MinuteMs * MinuteMs, [.. minute.Values.Select(ValueOf)]);
        }
    }

    private double? ValueOf(int stored, int column)
    {
        ChannelSettings channel = station.Profile.Channels[column];
        return stored == PeriodRecord.Missing ? null : Scaled(stored, channel.Exponent);
    }

    /// <summary>A stored integer as people say it.</summary>
    public static double Scaled(int stored, int exponent) => exponent < 0 ? stored / Math.Pow(10, -exponent) : stored * Math.Pow(10, exponent);
}
