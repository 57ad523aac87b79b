using Station.Bytes;

namespace Station.Journal;

/// <summary>Writes the body of a period block: every column in its own cheapest code (docs/telemetry-format.md section 4.2).</summary>
public sealed class PeriodBlockEncoder
{
    private readonly BitWriter bits;
    private readonly SeriesEncoder series;
    private readonly int[] scratch;
    private readonly ByteWriter target;

    public PeriodBlockEncoder(ByteWriter target, int capacity)
    {
        this.target = target;
        bits = new BitWriter(target);
        series = new SeriesEncoder(bits, capacity);
        scratch = new int[capacity];
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
        series.Write(rows.SequenceGaps, count);
        series.Write(rows.StartGapsMs, count);
        WriteLengthDeviations(rows, count, periodSeconds * 1000);
        WriteShortfalls(rows, count, periodSeconds);
        bool allNormal = AllNormal(rows, count);
        for (int column = 0; column < rows.ColumnCount; column++)
        {
            WriteColumn(rows.QualitiesOf(column), rows.ValuesOf(column), count, allNormal);
        }

        bits.Finish();
    }

    private void WriteLengthDeviations(PeriodRows rows, int count, int periodMs)
    {
        for (int row = 0; row < count; row++)
        {
            scratch[row] = rows.LengthsMs[row] - periodMs;
        }

        series.Write(scratch, count);
    }

    private void WriteShortfalls(PeriodRows rows, int count, int periodSeconds)
    {
        for (int row = 0; row < count; row++)
        {
            scratch[row] = periodSeconds - rows.ValidSeconds[row];
        }

        series.Write(scratch, count);
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

    private static bool AllNormal(short[] qualities, int count)
    {
        for (int row = 0; row < count; row++)
        {
            if (qualities[row] != 0)
            {
                return false;
            }
        }

        return true;
    }

    private void WriteColumn(short[] qualities, int[] values, int count, bool allNormal)
    {
        if (allNormal || AllNormal(qualities, count))
        {
            bits.Write(0, 1);
            series.Write(values, count);
            return;
        }

        bits.Write(1, 1);
        for (int row = 0; row < count; row++)
        {
            scratch[row] = qualities[row];
        }

        series.Write(scratch, count);
        int present = 0;
        for (int row = 0; row < count; row++)
        {
            if ((qualities[row] & PeriodRows.QualityAbsent) == 0)
            {
                scratch[present++] = values[row];
            }
        }

        series.Write(scratch, present);
    }
}
