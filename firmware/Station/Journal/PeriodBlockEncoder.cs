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
        for (int column = 0; column < rows.ColumnCount; column++)
        {
            WriteColumn(rows.QualitiesOf(column), rows.ValuesOf(column), count);
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

    private void WriteColumn(int[] qualities, int[] values, int count)
    {
        series.Write(qualities, count);
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
