using Station.Bytes;

namespace Station.Journal;

/// <summary>Writes the body of a period block: every column in its own cheapest code (docs/telemetry-format.md section 4.2).</summary>
public sealed class PeriodBlockEncoder
{
    private readonly BitWriter bits;
    private readonly SeriesEncoder series;

    /// <summary>The series that is being written; the encoder makes differences of it in place.</summary>
    private readonly int[] scratch;

    private readonly ByteWriter target;

    /// <param name="target">Takes the bodies.</param>
    /// <param name="capacity">Most records of a body.</param>
    public PeriodBlockEncoder(ByteWriter target, int capacity)
    {
        this.target = target;
        bits = new BitWriter(target);
        scratch = new int[capacity];
        series = new SeriesEncoder(bits, scratch);
    }

    /// <summary>Writes the first rows as a block's body.</summary>
    /// <param name="rows">The records.</param>
    /// <param name="count">How many of them.</param>
    /// <param name="periodSeconds">Nominal length of their periods.</param>
    public void Write(PeriodRows rows, int count, int periodSeconds)
    {
        target.Varint(periodSeconds);
        target.Varint(rows.ColumnCount);
        bits.Reset();
        WriteTimes(rows, count, periodSeconds * 1000);
        WriteShortfalls(rows, count, periodSeconds);
        bool allNormal = AllNormal(rows, count);
        for (int column = 0; column < rows.ColumnCount; column++)
        {
            WriteColumn(rows, column, count, allNormal);
        }

        bits.Finish();
    }

    private void WriteTimes(PeriodRows rows, int count, int periodMs)
    {
        WriteScratch(rows.Irregular.CopySequenceGaps(scratch, count), count);
        WriteScratch(rows.Irregular.CopyStartGapsMs(scratch, count), count);
        WriteScratch(rows.Irregular.CopyDeviationsMs(scratch, count, periodMs), count);
    }

    private void WriteScratch(bool any, int count)
    {
        if (any)
        {
            series.Write(count);
        }
        else
        {
            series.WriteZeros();
        }
    }

    private void WriteShortfalls(PeriodRows rows, int count, int periodSeconds)
    {
        for (int row = 0; row < count; row++)
        {
            scratch[row] = periodSeconds - rows.ValidSecondsOf(row);
        }

        series.Write(count);
    }

    private static bool AllNormal(PeriodRows rows, int count)
    {
        for (int row = 0; row < count; row++)
        {
            if (!rows.AllNormal(row))
            {
                return false;
            }
        }

        return true;
    }

    private void WriteColumn(PeriodRows rows, int column, int count, bool allNormal)
    {
        if (allNormal || !rows.TryCopyQualities(column, count, scratch))
        {
            bits.Write(0, 1);
            WriteValues(rows, column, count);
            return;
        }

        bits.Write(1, 1);
        series.Write(count);
        bool narrow = rows.IsNarrow;
        short[] lows = rows.Lows;
        int from = column * rows.Capacity;
        int present = 0;
        for (int row = 0; row < count; row++)
        {
            int value = narrow ? lows[from + row] : rows.ValueOf(column, row);
            if (narrow ? value != PeriodRows.AbsentLow : (rows.QualityOf(column, row) & PeriodRows.QualityAbsent) == 0)
            {
                scratch[present++] = value;
            }
        }

        series.Write(present);
    }

    /// <summary>Writes the values of a column that are all there.</summary>
    private void WriteValues(PeriodRows rows, int column, int count)
    {
        if (rows.IsNarrow)
        {
            series.Write(rows.Lows, column * rows.Capacity, count);
            return;
        }

        for (int row = 0; row < count; row++)
        {
            scratch[row] = rows.ValueOf(column, row);
        }

        series.Write(count);
    }
}
