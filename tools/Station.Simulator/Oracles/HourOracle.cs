using Station.Platform.Wire;
using Station.Simulator.Truth;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>
/// An hour says of its minutes what they say of themselves: a value is normal when enough of them are (docs/measurement.md section 5), and its valid seconds are theirs. Both are sealed, so this holds whatever wires,
/// sensors and clocks do meanwhile; it is judged where every minute of the hour has arrived.
/// </summary>
public sealed class HourOracle : Oracle
{
    private readonly List<Hour> hours = [];
    private Minute[] minutes = new Minute[4_096];

    public HourOracle(World world)
        : base(world)
    {
        world.Platform.Evidence.MinuteArrived += Keep;
        world.Platform.Evidence.HourArrived += KeepHour;
    }

    /// <summary>Hours that were held against their minutes.</summary>
    public int HoursJudged { get; private set; }

    public override void Finish(Settlement settlement)
    {
        if (World.Storage.Damage >= StorageDamage.Changed)
        {
            return; // numbers may have come again
        }

        TruthBook book = World.Station.Models.Book;
        IReadOnlyList<int> channels = book.HourChannels;
        foreach (Hour hour in hours)
        {
            Judge(hour, channels, book.NormalMinutesNeeded);
        }
    }

    private static ulong NormalColumns(PeriodBlock block, int record)
    {
        ulong normal = 0;
        for (int column = 0; column < block.ColumnCount; column++)
        {
            Quality quality = block.Quality(column, record);
            normal |= !quality.Absent && quality.FlagLetter == TruthReason.FlagOf(TruthReason.Normal) ? 1UL << column : 0;
        }

        return normal;
    }

    private void Keep(PeriodBlock block, int record)
    {
        long sequence = block.Sequence(record);
        if (sequence >= minutes.Length)
        {
            Array.Resize(ref minutes, (int)Math.Max(2L * minutes.Length, sequence + 1));
        }

        minutes[sequence] = new Minute(NormalColumns(block, record), block.ValidSecondsOf(record));
    }

    private void KeepHour(PeriodBlock block, int record)
    {
        ulong absent = 0;
        for (int column = 0; column < block.ColumnCount; column++)
        {
            absent |= block.Quality(column, record).Absent ? 1UL << column : 0;
        }

        hours.Add(new Hour(block.Sequence(record), (int)block.Header.Boot, block.StartMs(record), block.LengthMs(record), block.ValidSecondsOf(record), NormalColumns(block, record), absent));
    }

    private void Judge(Hour hour, IReadOnlyList<int> channels, int needed)
    {
        int[] normal = new int[PeriodBlock.MostColumns];
        (long lengthMs, long validSeconds) = (0, 0);
        for (long sequence = hour.Sequence - 1; sequence >= 0; sequence--)
        {
            RecordEvidence record = World.Platform.Evidence.Record(sequence);
            if (!record.IsConfirmed || record.Boot != hour.Boot || (record.Kind == RecordKind.Minute && record.StartMs < hour.StartMs))
            {
                break;
            }

            if (record.Kind == RecordKind.Minute)
            {
                Minute minute = minutes[sequence];
                lengthMs += record.LengthMs;
                validSeconds += minute.ValidSeconds;
                for (int channel = 0; channel < PeriodBlock.MostColumns; channel++)
                {
                    normal[channel] += (int)(minute.NormalColumns >> channel & 1);
                }
            }
        }

        if (lengthMs == hour.LengthMs)
        {
            HoursJudged++;
            Compare(hour, channels, normal, needed, validSeconds);
        }
    }

    private void Compare(Hour hour, IReadOnlyList<int> channels, int[] normal, int needed, long validSeconds)
    {
        if (hour.ValidSeconds != validSeconds)
        {
            Note("hours", $"hour {hour.Sequence} says {hour.ValidSeconds} valid seconds, its minutes have {validSeconds}");
        }

        for (int column = 0; column < channels.Count; column++)
        {
            bool isNormal = (hour.NormalColumns >> column & 1) != 0;
            bool isAbsent = (hour.AbsentColumns >> column & 1) != 0;
            if (!isAbsent && isNormal != normal[channels[column]] >= needed)
            {
                Note("hours", $"hour {hour.Sequence}, column {column}, is {(isNormal ? "" : "not ")}normal with {normal[channels[column]]} normal minutes, {needed} are needed");
                return;
            }
        }
    }

    private readonly record struct Minute(ulong NormalColumns, int ValidSeconds);

    private sealed record Hour(long Sequence, int Boot, long StartMs, int LengthMs, int ValidSeconds, ulong NormalColumns, ulong AbsentColumns);
}
