using Station.Bytes;

namespace Station.Journal;

/// <summary>
/// Writes one series of numbers in the cheapest mode that it has (docs/telemetry-format.md section 4.2). Calls are dear on the interpreter and this is most of what closing a block
/// costs, so what is done for each number is written out in the loops.
/// </summary>
public sealed class SeriesEncoder
{
    private const int ModeZero = 0;
    private const int ModeConstant = 1;
    private const int ModeRice = 2;
    private const int ModeSparse = 15;

    private readonly BitWriter bits;

    /// <summary>The series that is to be written, and then its differences, zigzag, each in the place of the number before.</summary>
    private readonly int[] series;

    private int unequal;
    private long sum;

    /// <param name="bits">Takes what is written.</param>
    /// <param name="series">Takes the series that are to be written; afterwards it holds something else.</param>
    public SeriesEncoder(BitWriter bits, int[] series)
    {
        this.bits = bits;
        this.series = series;
    }

    /// <summary>Writes the first <paramref name="count"/> numbers of the series; nothing when there is none.</summary>
    public void Write(int count)
    {
        if (count > 0)
        {
            int first = series[0];
            TakeDifferences(count);
            Write(first, count);
        }
    }

    /// <summary>Writes <paramref name="count"/> of <paramref name="values"/>, one at least, from an offset on.</summary>
    public void Write(short[] values, int offset, int count)
    {
        TakeDifferences(values, offset, count);
        Write(values[offset], count);
    }

    /// <summary>Writes a series of zeros, one at least.</summary>
    public void WriteZeros() => bits.Write(ModeZero, 4);

    /// <summary>Writes the series whose differences were taken.</summary>
    private void Write(int first, int count)
    {
        if (unequal == 0)
        {
            bits.Write((uint)(first == 0 ? ModeZero : ModeConstant), 4);
            if (first != 0)
            {
                NumberCode.WritePlain(bits, first);
            }

            return;
        }

        int parameter = CheapestParameter(count - 1, out int riceBits);
        int runParameter = NumberCode.RiceParameter(count - 1 - unequal, unequal + 1);
        int stepParameter = NumberCode.RiceParameter(sum - unequal, unequal);
        bool mayBeSparse = 2 * unequal < count;
        if (mayBeSparse && SparseBits(count - 1, runParameter, stepParameter) < riceBits)
        {
            WriteSparse(first, count - 1, runParameter, stepParameter);
        }
        else
        {
            WriteRice(first, count - 1, parameter);
        }
    }

    private void TakeDifferences(int count)
    {
        int[] values = series;
        int others = 0;
        long total = 0;
        int before = values[0];
        for (int i = 1; i < count; i++)
        {
            int value = values[i];
            int step = value - before;
            before = value;
            uint difference = (uint)((step << 1) ^ (step >> 31));
            values[i - 1] = (int)difference;
            if (difference != 0)
            {
                others++;
                total += difference;
            }
        }

        unequal = others;
        sum = total;
    }

    private void TakeDifferences(short[] values, int offset, int count)
    {
        int others = 0;
        long total = 0;
        int before = values[offset];
        int end = offset + count;
        int second = offset + 1;
        for (int i = second; i < end; i++)
        {
            int value = values[i];
            int step = value - before;
            before = value;
            uint difference = (uint)((step << 1) ^ (step >> 31));
            series[i - second] = (int)difference;
            if (difference != 0)
            {
                others++;
                total += difference;
            }
        }

        unequal = others;
        sum = total;
    }

    /// <summary>
    /// The cost over k has one minimum in practice and lies near the mean's logarithm, so three neighbours of that are
    /// counted instead of all thirteen.
    /// </summary>
    private int CheapestParameter(int count, out int cheapestBits)
    {
        int middle = NumberCode.RiceParameter(sum, count);
        middle = middle == 0 ? 1 : middle == NumberCode.LargestRiceParameter ? middle - 1 : middle;
        int below = middle - 1;
        int belowBits = 0;
        int middleBits = 0;
        int aboveBits = 0;
        for (int i = 0; i < count; i++)
        {
            uint quotient = (uint)series[i] >> below;
            if (quotient < NumberCode.EscapeQuotient)
            {
                belowBits += (int)quotient;
                middleBits += (int)(quotient >> 1);
                aboveBits += (int)(quotient >> 2);
            }
            else
            {
                belowBits += NumberCode.RiceBits((uint)series[i], below) - below - 1;
                middleBits += NumberCode.RiceBits((uint)series[i], middle) - middle - 1;
                aboveBits += NumberCode.RiceBits((uint)series[i], middle + 1) - middle - 2;
            }
        }

        belowBits += count * (below + 1);
        middleBits += count * (middle + 1);
        aboveBits += count * (middle + 2);
        cheapestBits = belowBits < middleBits ? belowBits : middleBits;
        cheapestBits = aboveBits < cheapestBits ? aboveBits : cheapestBits;
        return cheapestBits == belowBits ? below : cheapestBits == middleBits ? middle : middle + 1;
    }

    private int SparseBits(int count, int runParameter, int stepParameter)
    {
        int cost = 8;
        uint run = 0;
        for (int i = 0; i < count; i++)
        {
            if (series[i] == 0)
            {
                run++;
                continue;
            }

            cost += NumberCode.RiceBits(run, runParameter) + NumberCode.RiceBits((uint)series[i] - 1, stepParameter);
            run = 0;
        }

        return run == 0 ? cost : cost + NumberCode.RiceBits(run, runParameter);
    }

    private void WriteSparse(int first, int count, int runParameter, int stepParameter)
    {
        bits.Write(ModeSparse, 4);
        NumberCode.WritePlain(bits, first);
        bits.Write((uint)runParameter, 4);
        bits.Write((uint)stepParameter, 4);
        uint run = 0;
        for (int i = 0; i < count; i++)
        {
            if (series[i] == 0)
            {
                run++;
                continue;
            }

            NumberCode.WriteRice(bits, run, runParameter);
            NumberCode.WriteRice(bits, (uint)series[i] - 1, stepParameter);
            run = 0;
        }

        if (run > 0)
        {
            NumberCode.WriteRice(bits, run, runParameter);
        }
    }

    private void WriteRice(int first, int count, int parameter)
    {
        bits.Write((uint)(ModeRice + parameter), 4);
        NumberCode.WritePlain(bits, first);
        for (int i = 0; i < count; i++)
        {
            NumberCode.WriteRice(bits, (uint)series[i], parameter);
        }
    }
}
