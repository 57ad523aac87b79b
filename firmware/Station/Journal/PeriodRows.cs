using Station.Aggregation;
using Station.Measurement;

namespace Station.Journal;

/// <summary>
/// The records of the open block, column by column, in memory that is allocated once. Their durable copy is in the tail files.
/// </summary>
public sealed class PeriodRows
{
    /// <summary>Bit of a quality code that says that there is no value.</summary>
    public const int QualityAbsent = 1;

    private readonly int[][] values;
    private readonly short[][] qualities;
    private readonly bool[] allNormal;

    public PeriodRows(int columnCount, int capacity)
    {
        ColumnCount = columnCount;
        Capacity = capacity;
        values = new int[columnCount][];
        qualities = new short[columnCount][];
        for (int column = 0; column < columnCount; column++)
        {
            values[column] = new int[capacity];
            qualities[column] = new short[capacity];
        }

        allNormal = new bool[capacity];
        SequenceGaps = new int[capacity];
        StartGapsMs = new int[capacity];
        LengthsMs = new int[capacity];
        ValidSeconds = new int[capacity];
    }

    public int ColumnCount { get; }

    public int Capacity { get; }

    public int Count { get; private set; }

    public long FirstSequence { get; private set; }

    public long LastSequence { get; private set; }

    public long FirstStartUptimeMs { get; private set; }

    /// <summary>Uptime at which the newest record's period ended.</summary>
    public long EndUptimeMs { get; private set; }

    /// <summary>Sequence minus the one before it minus 1; 0 for the first.</summary>
    public int[] SequenceGaps { get; }

    /// <summary>Start minus the end of the record before; 0 for the first.</summary>
    public int[] StartGapsMs { get; }

    public int[] LengthsMs { get; }

    public int[] ValidSeconds { get; }

    /// <summary>Values of a column; only those whose quality says so are there.</summary>
    public int[] ValuesOf(int column) => values[column];

    /// <summary>Quality codes of a column: absent, flag shifted by 1, reason shifted by 4.</summary>
    public short[] QualitiesOf(int column) => qualities[column];

    /// <summary>Whether every value of a row is there and normal.</summary>
    public bool AllNormal(int row) => allNormal[row];

    /// <summary>Whether two rows have the same quality codes.</summary>
    public bool HasSameQualities(int row, int other)
    {
        for (int column = 0; column < ColumnCount; column++)
        {
            if (qualities[column][row] != qualities[column][other])
            {
                return false;
            }
        }

        return true;
    }

    public void Clear() => Count = 0;

    /// <summary>Whether a record can follow the ones that are there, without a number that the formats cannot hold.</summary>
    public bool Fits(PeriodRecord record, long sequence)
    {
        if (Count == 0)
        {
            return true;
        }

        long startGapMs = record.StartUptimeMs - EndUptimeMs;
        long sequenceGap = sequence - LastSequence - 1;
        return Count < Capacity && startGapMs >= 0 && startGapMs <= int.MaxValue && sequenceGap >= 0 && sequenceGap <= int.MaxValue;
    }

    public void Add(PeriodRecord record, long sequence)
    {
        int row = Count;
        if (row == 0)
        {
            FirstSequence = sequence;
            FirstStartUptimeMs = record.StartUptimeMs;
            SequenceGaps[0] = 0;
            StartGapsMs[0] = 0;
        }
        else
        {
            SequenceGaps[row] = (int)(sequence - LastSequence - 1);
            StartGapsMs[row] = (int)(record.StartUptimeMs - EndUptimeMs);
        }

        LengthsMs[row] = record.LengthMs;
        ValidSeconds[row] = record.ValidSeconds;
        int[] recordValues = record.Values;
        QualityFlag[] flags = record.Flags;
        QualityReason[] reasons = record.Reasons;
        int anyQuality = 0;
        for (int column = 0; column < recordValues.Length; column++)
        {
            int value = recordValues[column];
            int quality = ((int)flags[column] << 1) | ((int)reasons[column] << 4);
            if (value == PeriodRecord.Missing)
            {
                value = 0;
                quality |= QualityAbsent;
            }

            values[column][row] = value;
            qualities[column][row] = (short)quality;
            anyQuality |= quality;
        }

        allNormal[row] = anyQuality == 0;

        LastSequence = sequence;
        EndUptimeMs = record.StartUptimeMs + record.LengthMs;
        Count = row + 1;
    }

    /// <summary>Takes the newest row back, because flash refused it.</summary>
    public void RemoveNewest(long lastSequence, long endUptimeMs)
    {
        Count--;
        LastSequence = lastSequence;
        EndUptimeMs = endUptimeMs;
    }

    /// <summary>Rows at or above a sequence.</summary>
    public int CountFrom(long sequence)
    {
        int row = Count;
        for (long own = LastSequence; row > 0 && own >= sequence; row--)
        {
            own -= 1L + SequenceGaps[row - 1];
        }

        return Count - row;
    }

    /// <summary>Sequence of a row.</summary>
    public long SequenceOf(int row)
    {
        long sequence = FirstSequence;
        for (int i = 1; i <= row; i++)
        {
            sequence += 1L + SequenceGaps[i];
        }

        return sequence;
    }

    /// <summary>Uptime at which a row's period starts.</summary>
    public long StartUptimeMsOf(int row)
    {
        long startUptimeMs = FirstStartUptimeMs;
        for (int i = 1; i <= row; i++)
        {
            startUptimeMs += (long)LengthsMs[i - 1] + StartGapsMs[i];
        }

        return startUptimeMs;
    }

    /// <summary>Takes the first rows out, fewer than there are: they are in a block now.</summary>
    public void RemoveFirst(int count)
    {
        FirstSequence = SequenceOf(count);
        FirstStartUptimeMs = StartUptimeMsOf(count);
        Count -= count;
        MoveDown(SequenceGaps, count);
        MoveDown(StartGapsMs, count);
        MoveDown(LengthsMs, count);
        MoveDown(ValidSeconds, count);
        System.Array.Copy(allNormal, count, allNormal, 0, Count);
        for (int column = 0; column < ColumnCount; column++)
        {
            MoveDown(values[column], count);
            System.Array.Copy(qualities[column], count, qualities[column], 0, Count);
        }

        SequenceGaps[0] = 0;
        StartGapsMs[0] = 0;
    }

    private void MoveDown(int[] series, int count) => System.Array.Copy(series, count, series, 0, Count);
}
