using Station.Aggregation;
using Station.Bytes;
using Station.Measurement;

namespace Station.Journal;

/// <summary>
/// The code of a row in a tail file (docs/journal-format.md section 3). A row is written while those after it are not known, so each column has a Rice parameter
/// that is fixed when its file begins, from the rows before.
/// </summary>
public sealed class TailRow
{
    private const int QualityBits = 12;
    private const int ParameterBits = 4;

    /// <summary>Rows from which a column's restlessness is learned.</summary>
    private const int RowsLearnedFrom = 16;

    /// <summary>Parameter of a column of which nothing is known yet: cheap for single-digit steps.</summary>
    private const int FirstParameter = 3;

    private readonly int periodMs;
    /// <summary>Each column's last value of the file; <see cref="PeriodRecord.Missing"/> before the first.</summary>
    private readonly int[] lastValues;
    private readonly int[] valuesBefore;
    private readonly byte[] parameters;

    /// <summary>Quality codes of the row that was read last; null unless a file is read.</summary>
    private ushort[] qualities;

    private int firstSequenceGap;

    /// <summary>The next row is the first of its file.</summary>
    private bool isFirst;

    public TailRow(PeriodLayout layout)
    {
        periodMs = layout.PeriodSeconds * 1000;
        lastValues = new int[layout.ColumnCount];
        valuesBefore = new int[layout.ColumnCount];
        parameters = new byte[layout.ColumnCount];
        for (int column = 0; column < parameters.Length; column++)
        {
            parameters[column] = FirstParameter;
        }
    }

    /// <summary>Learns each column's parameter from the newest rows. Where there are too few of them, what was learned before stands.</summary>
    public void Learn(PeriodRows rows)
    {
        for (int column = 0; column < parameters.Length; column++)
        {
            Learn(rows, column);
        }
    }

    /// <summary>Begins a file: writes each column's parameter, learned from the newest rows.</summary>
    /// <param name="rows">The open rows.</param>
    /// <param name="bits">Takes the parameters.</param>
    /// <param name="sequenceGap">From the sequence in the file's header to its first row.</param>
    public void Begin(PeriodRows rows, BitWriter bits, int sequenceGap)
    {
        firstSequenceGap = sequenceGap;
        qualities = null;
        Forget();
        isFirst = true;
        Learn(rows);
        for (int column = 0; column < parameters.Length; column++)
        {
            bits.Write((uint)parameters[column], ParameterBits);
        }

        bits.Finish();
    }

    /// <summary>Takes the parameters of a file that is read.</summary>
    public void Begin(BitReader bits)
    {
        qualities = new ushort[parameters.Length];
        Forget();
        for (int column = 0; column < parameters.Length; column++)
        {
            parameters[column] = (byte)bits.Read(ParameterBits);
        }

        bits.Finish();
    }

    public void Write(PeriodRows rows, int row, BitWriter bits)
    {
        System.Array.Copy(lastValues, valuesBefore, lastValues.Length);
        WriteTimes(rows, row, bits);
        WriteQualities(rows, row, bits);
        bool narrow = rows.IsNarrow;
        short[] lows = rows.Lows;
        int capacity = rows.Capacity;
        int index = row;
        for (int column = 0; column < lastValues.Length; column++)
        {
            int value = narrow ? lows[index] : rows.ValueOf(column, row);
            if (narrow ? value != PeriodRows.AbsentLow : (rows.QualityOf(column, row) & PeriodRows.QualityAbsent) == 0)
            {
                WriteValue(column, value, bits);
            }

            index += capacity;
        }

        bits.Finish();
        isFirst = false;
    }

    /// <summary>Takes the newest <see cref="Write"/> back: flash refused the row.</summary>
    public void Undo()
    {
        System.Array.Copy(valuesBefore, lastValues, lastValues.Length);
    }

    /// <summary>Reads a row. <paramref name="sequence"/> and <paramref name="startMs"/> hold what the row has when it follows the one before without a gap.</summary>
    public void Read(BitReader bits, PeriodRecord record, ref long sequence, long startMs)
    {
        ReadTimes(bits, record, ref sequence, startMs);
        ReadQualities(bits);
        for (int column = 0; column < lastValues.Length; column++)
        {
            int quality = qualities[column];
            record.Flags[column] = (QualityFlag)((quality >> 1) & 7);
            record.Reasons[column] = (QualityReason)(quality >> 4);
            record.Values[column] = (quality & PeriodRows.QualityAbsent) != 0 ? PeriodRecord.Missing : 0;
        }

        for (int column = 0; column < lastValues.Length; column++)
        {
            if (record.Values[column] != PeriodRecord.Missing)
            {
                record.Values[column] = ReadValue(column, bits);
            }
        }

        bits.Finish();
    }

    private void Forget()
    {
        for (int column = 0; column < lastValues.Length; column++)
        {
            lastValues[column] = PeriodRecord.Missing;
        }
    }

    private void Learn(PeriodRows rows, int column)
    {
        bool narrow = rows.IsNarrow;
        short[] lows = rows.Lows;
        int end = rows.Count;
        int row = end > RowsLearnedFrom ? end - RowsLearnedFrom - 1 : 0;
        int index = column * rows.Capacity + row;
        bool had = false;
        int before = 0;
        long sum = 0;
        int count = 0;
        for (; row < end; row++)
        {
            int value = narrow ? lows[index] : rows.ValueOf(column, row);
            bool has = narrow ? value != PeriodRows.AbsentLow : (rows.QualityOf(column, row) & PeriodRows.QualityAbsent) == 0;
            if (had && has)
            {
                sum += NumberCode.ZigzagOf(value - before);
                count++;
            }

            had = has;
            before = value;
            index++;
        }

        if (count > 0)
        {
            parameters[column] = (byte)NumberCode.RiceParameter(sum, count);
        }
    }

    private void WriteTimes(PeriodRows rows, int row, BitWriter bits)
    {
        int shortfall = periodMs / 1000 - rows.ValidSecondsOf(row);
        if (rows.IsRegular(row) && shortfall == 0 && (!isFirst || firstSequenceGap == 0))
        {
            bits.Write(0, 1);
        }
        else
        {
            int sequenceGap = isFirst ? firstSequenceGap : rows.SequenceGapOf(row);
            int startGapMs = rows.StartGapMsOf(row);
            int deviationMs = rows.LengthMsOf(row) - periodMs;
            bits.Write(1, 1);
            NumberCode.WritePlain(bits, sequenceGap);
            NumberCode.WritePlain(bits, startGapMs);
            NumberCode.WritePlain(bits, deviationMs);
            NumberCode.WritePlain(bits, shortfall);
        }
    }

    private void ReadTimes(BitReader bits, PeriodRecord record, ref long sequence, long startMs)
    {
        bool regular = bits.Read(1) == 0;
        sequence += regular ? 0 : NumberCode.ReadPlain(bits);
        record.StartUptimeMs = startMs + (regular ? 0 : NumberCode.ReadPlain(bits));
        record.LengthMs = periodMs + (regular ? 0 : NumberCode.ReadPlain(bits));
        record.ValidSeconds = periodMs / 1000 - (regular ? 0 : NumberCode.ReadPlain(bits));
    }

    private void WriteQualities(PeriodRows rows, int row, BitWriter bits)
    {
        if (rows.AllNormal(row))
        {
            bits.Write(0, 1);
            return;
        }

        bool asBefore = !isFirst && rows.HasSameQualities(row, row - 1);
        bits.Write(asBefore ? 2u : 3u, 2);
        for (int column = 0; !asBefore && column < lastValues.Length; column++)
        {
            int quality = rows.QualityOf(column, row);
            bits.Write(quality == 0 ? 0u : 1u, 1);
            bits.Write((uint)quality, quality == 0 ? 0 : QualityBits);
        }
    }

    /// <summary>Reads the quality codes; a row whose codes are those of the row before says just that.</summary>
    private void ReadQualities(BitReader bits)
    {
        if (bits.Read(1) == 0)
        {
            System.Array.Clear(qualities, 0, qualities.Length);
        }
        else if (bits.Read(1) == 1)
        {
            for (int column = 0; column < qualities.Length; column++)
            {
                qualities[column] = bits.Read(1) == 0 ? (ushort)0 : (ushort)bits.Read(QualityBits);
            }
        }
    }

    /// <summary>A column's first value of a file stands for itself, so that each file can be read alone.</summary>
    private void WriteValue(int column, int value, BitWriter bits)
    {
        int last = lastValues[column];
        if (last != PeriodRecord.Missing)
        {
            NumberCode.WriteRice(bits, NumberCode.ZigzagOf(value - last), parameters[column]);
        }
        else
        {
            NumberCode.WritePlain(bits, value);
        }

        lastValues[column] = value;
    }

    private int ReadValue(int column, BitReader bits)
    {
        int last = lastValues[column];
        lastValues[column] = last != PeriodRecord.Missing
            ? last + NumberCode.ValueOf(NumberCode.ReadRice(bits, parameters[column]))
            : NumberCode.ReadPlain(bits);
        return lastValues[column];
    }
}
