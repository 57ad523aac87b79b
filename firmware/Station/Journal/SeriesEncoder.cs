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
    private const int LargestRiceParameter = 12;

    /// <summary>From this quotient on a number is written plainly, which bounds the cost of an outlier.</summary>
    private const int EscapeQuotient = 20;

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
                WriteFirst(first);
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

    private static uint ZigzagOf(int value) => (uint)((value << 1) ^ (value >> 31));

    private static int RiceBits(uint value, int parameter)
    {
        uint quotient = value >> parameter;
        return quotient < EscapeQuotient ? (int)quotient + 1 + parameter : EscapeQuotient + 32;
    }

    private int TakeDifferences(int[] values, int count)
    {
        int unequal = 0;
        int before = values[0];
        for (int i = 1; i < count; i++)
        {
            int value = values[i];
            uint difference = ZigzagOf(value - before);
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

        int middle = ParameterFor(sum, count);
        int from = middle > 0 ? middle - 1 : 0;
        int to = middle < LargestRiceParameter ? middle + 1 : LargestRiceParameter;
        int cheapest = from;
        cheapestBits = int.MaxValue;
        for (int parameter = from; parameter <= to; parameter++)
        {
            int cost = 0;
            for (int i = 0; i < count; i++)
            {
                cost += RiceBits(differences[i], parameter);
            }

            if (cost < cheapestBits)
            {
                cheapestBits = cost;
                cheapest = parameter;
            }
        }

        return cheapest;
    }

    private static int ParameterFor(long sum, int count)
    {
        int parameter = 0;
        while (parameter < LargestRiceParameter && ((long)count << (parameter + 1)) <= sum)
        {
            parameter++;
        }

        return parameter;
    }

    private static int RunParameter(int count, int unequal) => ParameterFor(count - unequal, unequal + 1);

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

        return ParameterFor(sum, unequal);
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

            cost += RiceBits(run, runParameter) + RiceBits(differences[i] - 1, stepParameter);
            run = 0;
        }

        return run == 0 ? cost : cost + RiceBits(run, runParameter);
    }

    private void WriteSparse(int first, int count, int runParameter, int stepParameter)
    {
        bits.Write(ModeSparse, 4);
        WriteFirst(first);
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

            WriteRiceNumber(run, runParameter);
            WriteRiceNumber(differences[i] - 1, stepParameter);
            run = 0;
        }

        if (run > 0)
        {
            WriteRiceNumber(run, runParameter);
        }
    }

    private void WriteRice(int first, int count, int parameter)
    {
        bits.Write((uint)(ModeRice + parameter), 4);
        WriteFirst(first);
        for (int i = 0; i < count; i++)
        {
            WriteRiceNumber(differences[i], parameter);
        }
    }

    private void WriteFirst(int value)
    {
        uint zigzag = ZigzagOf(value);
        int width = 0;
        while (width < 32 && zigzag >> width != 0)
        {
            width++;
        }

        bits.Write((uint)width, 6);
        bits.Write(zigzag, width);
    }

    private void WriteRiceNumber(uint value, int parameter)
    {
        uint quotient = value >> parameter;
        if (quotient >= EscapeQuotient)
        {
            bits.Write((1u << EscapeQuotient) - 1, EscapeQuotient);
            bits.Write(value, 32);
            return;
        }

        int unary = (int)quotient;
        bits.Write((1u << (unary + 1)) - 2, unary + 1);
        bits.Write(value, parameter);
    }
}
