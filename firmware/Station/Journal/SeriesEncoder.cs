using Station.Bytes;

namespace Station.Journal;

/// <summary>
/// Writes one series of numbers in the cheapest mode that it has (docs/telemetry-format.md section 4.2). Each mode's cost is counted
/// exactly before one is chosen.
/// </summary>
public sealed class SeriesEncoder
{
    private const int ModeZero = 0;
    private const int ModeConstant = 1;
    private const int ModeRice = 2;
    private const int ModeSparse = 15;

    private readonly BitWriter bits;
    private readonly uint[] differences;

    public SeriesEncoder(BitWriter bits, int capacity)
    {
        this.bits = bits;
        differences = new uint[capacity];
    }

    /// <summary>Writes the first <paramref name="count"/> of <paramref name="values"/>; nothing when there is none.</summary>
    public void Write(int[] values, int count)
    {
        if (count == 0)
        {
            return;
        }

        int first = values[0];
        int unequal = TakeDifferences(values, count);
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
        int runParameter = RunParameter(count - 1, unequal);
        int stepParameter = StepParameter(unequal);
        if (SparseBits(count - 1, runParameter, stepParameter) < riceBits)
        {
            WriteSparse(first, count - 1, runParameter, stepParameter);
        }
        else
        {
            WriteRice(first, count - 1, parameter);
        }
    }

    private int TakeDifferences(int[] values, int count)
    {
        int unequal = 0;
        int before = values[0];
        for (int i = 1; i < count; i++)
        {
            int value = values[i];
            uint difference = NumberCode.ZigzagOf(value - before);
            differences[i - 1] = difference;
            if (difference != 0)
            {
                unequal++;
            }

            before = value;
        }

        return unequal;
    }

    /// <summary>
    /// The cost over k has one minimum in practice and lies near the mean's logarithm, so three neighbours of that are
    /// counted instead of all thirteen: counting is most of what closing a block costs.
    /// </summary>
    private int CheapestParameter(int count, out int cheapestBits)
    {
        long sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += differences[i];
        }

        int middle = NumberCode.RiceParameter(sum, count);
        int from = middle > 0 ? middle - 1 : 0;
        int to = middle < NumberCode.LargestRiceParameter ? middle + 1 : NumberCode.LargestRiceParameter;
        int cheapest = from;
        cheapestBits = int.MaxValue;
        for (int parameter = from; parameter <= to; parameter++)
        {
            int cost = 0;
            for (int i = 0; i < count; i++)
            {
                cost += NumberCode.RiceBits(differences[i], parameter);
            }

            if (cost < cheapestBits)
            {
                cheapestBits = cost;
                cheapest = parameter;
            }
        }

        return cheapest;
    }

    private static int RunParameter(int count, int unequal) => NumberCode.RiceParameter(count - unequal, unequal + 1);

    private int StepParameter(int unequal)
    {
        long sum = 0;
        for (int i = 0, found = 0; found < unequal; i++)
        {
            if (differences[i] != 0)
            {
                sum += differences[i] - 1;
                found++;
            }
        }

        return NumberCode.RiceParameter(sum, unequal);
    }

    private int SparseBits(int count, int runParameter, int stepParameter)
    {
        int cost = 8;
        uint run = 0;
        for (int i = 0; i < count; i++)
        {
            if (differences[i] == 0)
            {
                run++;
                continue;
            }

            cost += NumberCode.RiceBits(run, runParameter) + NumberCode.RiceBits(differences[i] - 1, stepParameter);
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
            if (differences[i] == 0)
            {
                run++;
                continue;
            }

            NumberCode.WriteRice(bits, run, runParameter);
            NumberCode.WriteRice(bits, differences[i] - 1, stepParameter);
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
            NumberCode.WriteRice(bits, differences[i], parameter);
        }
    }
}
