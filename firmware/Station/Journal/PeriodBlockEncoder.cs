using Station.Bytes;

namespace Station.Journal;

/// <summary>Writes the body of a period block: every column in its own cheapest code (docs/telemetry-format.md section 4.2).</summary>
public sealed class PeriodBlockEncoder
{
    private readonly int periodSeconds;
    private readonly BitWriter bits;
    private readonly SeriesEncoder series;
    private readonly int[] scratch;
    private readonly ByteWriter target;

    public PeriodBlockEncoder(ByteWriter target, int capacity, int periodSeconds)
    {
        this.target = target;
        this.periodSeconds = periodSeconds;
        bits = new BitWriter(target);
        series = new SeriesEncoder(bits, capacity);
        scratch = new int[capacity];
    }

    public void Write(PeriodRows rows)
    {
        target.Varint(periodSeconds);
        target.Varint(rows.ColumnCount);
        bits.Reset();
        series.Write(rows.SequenceGaps, rows.Count);
        series.Write(rows.StartGapsMs, rows.Count);
        WriteLengthDeviations(rows);
        WriteShortfalls(rows);
        for (int column = 0; column < rows.ColumnCount; column++)
        {
            WriteColumn(rows.QualitiesOf(column), rows.ValuesOf(column), rows.Count);
        }

        bits.Finish();
    }

    private void WriteLengthDeviations(PeriodRows rows)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            scratch[row] = rows.LengthsMs[row] - periodSeconds * 1000;
        }

        series.Write(scratch, rows.Count);
    }

    private void WriteShortfalls(PeriodRows rows)
    {
        for (int row = 0; row < rows.Count; row++)
        {
            scratch[row] = periodSeconds - rows.ValidSeconds[row];
        }

        series.Write(scratch, rows.Count);
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
