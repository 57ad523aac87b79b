using Station.Aggregation;
using Station.Measurement;

namespace Station.Journal;

/// <summary>
/// The records of the open block, column by column, in memory that is allocated once. Their durable copy is in the tail files. Values take two bytes where they can and qualities half of one; times
/// are kept of rows that do not follow on the one before.
/// </summary>
public sealed class PeriodRows
{
    /// <summary>Bit of a quality code that says that there is no value.</summary>
    public const int QualityAbsent = 1;

    /// <summary>Stands for a value that is not there while there are no high halves.</summary>
    public const short AbsentLow = short.MinValue;

    /// <summary>Part of a row's mark: by how many seconds fewer than those of a whole period were measured.</summary>
    private const int ShortfallMask = 0x7F;

    /// <summary>Stands for seconds that a mark cannot tell: they are with the irregular rows.</summary>
    private const int Elsewhere = ShortfallMask;

    /// <summary>Part of a row's mark: some value of it is not there or not normal.</summary>
    private const int AbnormalMark = 0x80;

    private readonly int periodMs;

    /// <summary>Low halves of the values, column after column.</summary>
    private readonly short[] lows;

    /// <summary>Flag and reason of each value, column after column: flag, reason shifted by 3.</summary>
    private readonly QualityCells qualities;

    /// <summary>Whether a column has had a value that is not there or not normal since it was empty.</summary>
    private readonly bool[] everAbnormal;

    /// <summary>A mark a row.</summary>
    private readonly byte[] marks;

    private readonly IrregularRows irregular;

    /// <summary>High halves of the values, null as long as two bytes have been enough for all of them.</summary>
    private short[] highs;

    /// <param name="columnCount">Columns of a record.</param>
    /// <param name="capacity">Most records, 255 or less.</param>
    /// <param name="periodMs">Nominal length of a period.</param>
    public PeriodRows(int columnCount, int capacity, int periodMs)
    {
        this.periodMs = periodMs;
        ColumnCount = columnCount;
        Capacity = capacity;
        lows = new short[columnCount * capacity];
        everAbnormal = new bool[columnCount];
        qualities = new QualityCells(columnCount * capacity);
        marks = new byte[capacity];
        irregular = new IrregularRows(IrregularRows.UsualLimit);
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
    public int SequenceGapOf(int row)
    {
        int place = irregular.Find(row);
        return place < 0 ? 0 : irregular.SequenceGapAt(place);
    }

    /// <summary>Start minus the end of the record before; 0 for the first.</summary>
    public int StartGapMsOf(int row)
    {
        int place = irregular.Find(row);
        return place < 0 ? 0 : irregular.StartGapMsAt(place);
    }

    public int LengthMsOf(int row)
    {
        int place = irregular.Find(row);
        return place < 0 ? periodMs : irregular.LengthMsAt(place);
    }

    public int ValidSecondsOf(int row)
    {
        int shortfall = marks[row] & ShortfallMask;
        return shortfall != Elsewhere ? periodMs / 1000 - shortfall : irregular.ValidSecondsAt(irregular.Find(row));
    }

    /// <summary>Whether a row follows on the one before and has the nominal length.</summary>
    public bool IsRegular(int row) => irregular.Find(row) < 0;

    /// <summary>The rows that do not follow on the one before them with the nominal length.</summary>
    public IrregularRows Irregular => irregular;

    /// <summary>Whether two bytes are enough for all values: then they are in <see cref="Lows"/>.</summary>
    public bool IsNarrow => highs == null;

    /// <summary>Values of two bytes, column after column: for those who cannot afford a call for each.</summary>
    public short[] Lows => lows;

    /// <summary>A value; meaningless where its quality says that it is not there.</summary>
    public int ValueOf(int column, int row)
    {
        int index = column * Capacity + row;
        return highs == null ? lows[index] : (highs[index] << 16) | (ushort)lows[index];
    }

    /// <summary>Quality code of a value: absent, flag shifted by 1, reason shifted by 4.</summary>
    public int QualityOf(int column, int row)
    {
        int index = column * Capacity + row;
        return (qualities[index] << 1) | (IsAbsent(index) ? QualityAbsent : 0);
    }

    /// <summary>Copies the quality codes of the first values of a column. False, and perhaps nothing copied, when all are there and normal.</summary>
    public bool TryCopyQualities(int column, int count, int[] into)
    {
        if (!everAbnormal[column])
        {
            return false;
        }

        short[] lows = this.lows;
        bool narrow = IsNarrow;
        int any = 0;
        int index = column * Capacity;
        qualities.CopyTo(into, index, count);
        for (int row = 0; row < count; row++)
        {
            int code = into[row] << 1;
            if (narrow ? lows[index] == AbsentLow : IsAbsent(index))
            {
                code |= QualityAbsent;
            }

            into[row] = code;
            any |= code;
            index++;
        }

        return any != 0;
    }

    /// <summary>Whether every value of a row is there and normal.</summary>
    public bool AllNormal(int row) => (marks[row] & AbnormalMark) == 0;

    /// <summary>Whether two rows have the same quality codes.</summary>
    public bool HasSameQualities(int row, int other)
    {
        QualityCells qualities = this.qualities;
        short[] lows = this.lows;
        bool narrow = IsNarrow;
        int capacity = Capacity;
        int difference = row - other;
        int end = lows.Length;
        for (int index = other; index < end; index += capacity)
        {
            int next = index + difference;
            if (qualities[index] != qualities[next] || (narrow && (lows[index] == AbsentLow) != (lows[next] == AbsentLow)))
            {
                return false;
            }
        }

        return narrow || HasSameAbsences(row, other);
    }

    public void Clear()
    {
        Count = 0;
        irregular.Clear();
        qualities.Clear();
        System.Array.Clear(everAbnormal, 0, ColumnCount);
    }

    /// <summary>Whether a record can follow the ones that are there, without a number that the formats cannot hold.</summary>
    public bool Fits(PeriodRecord record, long sequence)
    {
        if (Count == 0)
        {
            return true;
        }

        long startGapMs = record.StartUptimeMs - EndUptimeMs;
        long sequenceGap = sequence - LastSequence - 1;
        return Count < Capacity && !irregular.IsFull && startGapMs >= 0 && startGapMs <= int.MaxValue && sequenceGap >= 0 && sequenceGap <= int.MaxValue;
    }

    public void Add(PeriodRecord record, long sequence)
    {
        int row = Count;
        int sequenceGap = 0;
        int startGapMs = 0;
        if (row == 0)
        {
            FirstSequence = sequence;
            FirstStartUptimeMs = record.StartUptimeMs;
        }
        else
        {
            sequenceGap = (int)(sequence - LastSequence - 1);
            startGapMs = (int)(record.StartUptimeMs - EndUptimeMs);
        }

        int shortfall = periodMs / 1000 - record.ValidSeconds;
        bool isTold = shortfall >= 0 && shortfall < Elsewhere;
        if (sequenceGap != 0 || startGapMs != 0 || record.LengthMs != periodMs || !isTold)
        {
            irregular.Add(row, sequenceGap, startGapMs, record);
        }

        int mark = isTold ? shortfall : Elsewhere;
        marks[row] = (byte)(AddValues(record, row) ? mark : mark | AbnormalMark);
        LastSequence = sequence;
        EndUptimeMs = record.StartUptimeMs + record.LengthMs;
        Count = row + 1;
    }

    /// <summary>Takes the newest row back, because flash refused it.</summary>
    public void RemoveNewest(long lastSequence, long endUptimeMs)
    {
        Count--;
        irregular.RemoveFrom(Count);
        ForgetQualities(Count, 1);
        LastSequence = lastSequence;
        EndUptimeMs = endUptimeMs;
    }

    /// <summary>Rows at or above a sequence.</summary>
    public int CountFrom(long sequence)
    {
        int row = Count;
        for (long own = LastSequence; row > 0 && own >= sequence; row--)
        {
            own -= 1L + SequenceGapOf(row - 1);
        }

        return Count - row;
    }

    /// <summary>Sequence of a row.</summary>
    public long SequenceOf(int row) => FirstSequence + row + irregular.SumOfSequenceGaps(row);

    /// <summary>Uptime at which a row's period starts.</summary>
    public long StartUptimeMsOf(int row) => FirstStartUptimeMs + (long)row * periodMs + irregular.SumOfDelaysMs(row, periodMs);

    /// <summary>Takes the first rows out, fewer than there are: they are in a block now.</summary>
    public void RemoveFirst(int count)
    {
        FirstSequence = SequenceOf(count);
        FirstStartUptimeMs = StartUptimeMsOf(count);
        int before = Count;
        Count -= count;
        irregular.RemoveBefore(count, periodMs, (marks[count] & ShortfallMask) == Elsewhere);
        System.Array.Copy(marks, count, marks, 0, Count);
        for (int column = 0; column < ColumnCount; column++)
        {
            int from = column * Capacity;
            System.Array.Copy(lows, from + count, lows, from, Count);
            qualities.MoveBack(from + count, from, Count);
            if (highs != null)
            {
                System.Array.Copy(highs, from + count, highs, from, Count);
            }
        }

        ForgetQualities(Count, before - Count);
    }

    /// <summary>Rows that are no longer there leave no qualities to those that come into their places.</summary>
    private void ForgetQualities(int row, int count)
    {
        for (int column = 0; column < ColumnCount; column++)
        {
            for (int i = 0; i < count; i++)
            {
                qualities.Set(column * Capacity + row + i, 0);
            }
        }
    }

    private bool IsAbsent(int index) => highs == null ? lows[index] == AbsentLow : lows[index] == 0 && highs[index] == short.MinValue;

    private bool HasSameAbsences(int row, int other)
    {
        for (int column = 0; column < ColumnCount; column++)
        {
            if (QualityOf(column, row) != QualityOf(column, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when all values are there and normal.</summary>
    private bool AddValues(PeriodRecord record, int row)
    {
        short[] lows = this.lows;
        bool narrow = IsNarrow;
        int capacity = Capacity;
        int[] values = record.Values;
        QualityFlag[] flags = record.Flags;
        QualityReason[] reasons = record.Reasons;
        bool allNormal = true;
        int index = row;
        for (int column = 0; column < values.Length; column++)
        {
            int value = values[column];
            int quality = (int)flags[column] | ((int)reasons[column] << 3);
            short low = (short)value;
            if (narrow && low == value && low != AbsentLow)
            {
                lows[index] = low;
            }
            else
            {
                AddWide(index, value);
                narrow = IsNarrow;
            }

            if (quality != 0)
            {
                qualities.Set(index, quality);
            }

            if (quality != 0 || value == PeriodRecord.Missing)
            {
                everAbnormal[column] = true;
                allNormal = false;
            }

            index += capacity;
        }

        return allNormal;
    }

    /// <summary>Once one value needs more than two bytes, all get four, for good: a station that has such values will have more of them.</summary>
    private void AddWide(int index, int value)
    {
        if (highs == null && value == PeriodRecord.Missing)
        {
            lows[index] = AbsentLow;
            return;
        }

        if (highs == null)
        {
            Widen();
        }

        lows[index] = (short)value;
        highs[index] = (short)(value >> 16);
    }

    private void Widen()
    {
        highs = new short[lows.Length];
        for (int index = 0; index < lows.Length; index++)
        {
            short low = lows[index];
            highs[index] = low == AbsentLow ? short.MinValue : (short)(low >> 15);
            lows[index] = low == AbsentLow ? (short)0 : low;
        }
    }
}
