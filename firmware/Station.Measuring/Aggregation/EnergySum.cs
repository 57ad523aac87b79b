using System;

namespace Station.Aggregation;

/// <summary>
/// A sum of sound energies in integers. Energies span 15 decades, so they are summed decade by decade, exactly, and put
/// together only when the mean is asked for.
/// </summary>
public sealed class EnergySum
{
    /// <summary>Highest level that is told apart, in 0.1 dB; what is louder counts as this. No microphone of a station reaches it.</summary>
    public const int HighestLevel = 1_499;

    /// <summary>Most levels of one sum: a day at 1 Hz. Beyond it a sum could overflow.</summary>
    public const int CountLimit = 90_000;

    private const int Decades = 15;

    /// <summary>Steps of 0.1 dB in a decade of energy.</summary>
    private const int LevelsPerDecade = 100;

    /// <summary>Lower decades that still weigh something: a unit of the mantissa is 1e-12, the sum is carried to 1e-15.</summary>
    private const int CarriedDigits = 3;

    /// <summary>Levels up to which so many digits are carried: a minute at 1 Hz, and half as much again.</summary>
    private const int MostCarried = 90;

    private const int Million = 1_000_000;

    /// <summary>Entries of each of the two tables.</summary>
    private const int StepsPerTable = 10;

    /// <summary>10^(1 / 200) - 1 in units of 1e-12.</summary>
    private const long HalfStepExcess = 11_579_454_260;

    private readonly long[] mantissas;
    private readonly long[] sums = new long[Decades];

    /// <summary>A sum with tables of its own.</summary>
    public EnergySum()
        : this(CreateMantissas())
    {
    }

    private EnergySum(long[] mantissas) => this.mantissas = mantissas;

    /// <summary>Adds the energy of a level in 0.1 dB.</summary>
    public void Add(int level)
    {
        int bounded = level < 0 ? 0 : level > HighestLevel ? HighestLevel : level;
        sums[bounded / LevelsPerDecade] += Mantissa(bounded % LevelsPerDecade);
    }

    /// <summary>Adds the energy of so many equal levels in 0.1 dB.</summary>
    public void Add(int level, int times)
    {
        int bounded = level < 0 ? 0 : level > HighestLevel ? HighestLevel : level;
        sums[bounded / LevelsPerDecade] += Mantissa(bounded % LevelsPerDecade) * times;
    }

    /// <summary>Adds what another sum holds: periods are put together by their energies, never by their levels.</summary>
    public void Add(EnergySum other)
    {
        for (int decade = 0; decade < Decades; decade++)
        {
            sums[decade] += other.sums[decade];
        }
    }

    /// <summary>The level of the mean energy of <paramref name="count"/> added levels (1 to <see cref="CountLimit"/>), rounded to 0.1 dB.</summary>
    public int EquivalentLevel(int count)
    {
        int carriedDigits = count <= MostCarried ? CarriedDigits : 0;
        int top = Decades - 1;
        while (top > 0 && sums[top] == 0)
        {
            top--;
        }

        // Mantissas are below 1e13. 90 of them with three digits more are below 9e17, CountLimit of them without below 9e17 as well.
        long energy = 0;
        for (int digit = 0; digit <= carriedDigits && digit <= top; digit++)
        {
            energy += sums[top - digit] * PowerOfTen(carriedDigits - digit);
        }

        for (int digit = carriedDigits + 1; digit <= top; digit++)
        {
            energy += sums[top - digit] / PowerOfTen(digit - carriedDigits);
        }

        return LevelOf(energy, PowerOfTen(carriedDigits) * count, top);
    }

    /// <summary>An empty sum that shares the tables with this one.</summary>
    public EnergySum CreateEmpty() => new EnergySum(mantissas);

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Clear(sums, 0, sums.Length);

    private int LevelOf(long energy, long unit, int decade)
    {
        // One loud reading among many: the mean lies below the decade of the loudest.
        while (decade > 0 && energy < mantissas[0] * unit)
        {
            energy *= 10;
            decade--;
        }

        return decade * LevelsPerDecade + LimitsReached(energy, unit);
    }

    /// <summary>How many of the 100 limits between steps the mean energy reaches, by bisection.</summary>
    private int LimitsReached(long energy, long unit)
    {
        int reached = 0;
        int above = LevelsPerDecade + 1;
        while (above - reached > 1)
        {
            int middle = (reached + above) / 2;
            if (energy >= LimitAbove(middle - 1) * unit)
            {
                reached = middle;
            }
            else
            {
                above = middle;
            }
        }

        return reached;
    }

    /// <summary>The energy of a step of 0.1 dB within its decade: a table of all of them would take 0.8 KB, and is within 4e-12 dB of this.</summary>
    private long Mantissa(int step) => Times(mantissas[step / StepsPerTable], mantissas[StepsPerTable + step % StepsPerTable] - mantissas[0]);

    /// <summary>The energy half a step above a whole one.</summary>
    private long LimitAbove(int step) => Times(Mantissa(step), HalfStepExcess);

    /// <summary>An energy times 1 + an excess of less than 0.26, both in units of 1e-12: multiplied in two pieces that fit 64 bits.</summary>
    private static long Times(long energy, long excess) => energy + (energy / Million * excess + energy % Million * excess / Million) / Million;

    /// <summary>10^(i / 10) and, behind those, 10^(i / 100), in units of 1e-12: the energies of whole steps of 1 dB and of 0.1 dB within a decade.</summary>
    private static long[] CreateMantissas() => new long[]
    {
        1_000_000_000_000, 1_258_925_411_794, 1_584_893_192_461, 1_995_262_314_969, 2_511_886_431_510,
        3_162_277_660_168, 3_981_071_705_535, 5_011_872_336_273, 6_309_573_444_802, 7_943_282_347_243,
        1_000_000_000_000, 1_023_292_992_281, 1_047_128_548_051, 1_071_519_305_238, 1_096_478_196_143,
        1_122_018_454_302, 1_148_153_621_497, 1_174_897_554_940, 1_202_264_434_617, 1_230_268_770_812,
    };

    private static long PowerOfTen(int exponent)
    {
        long power = 1;
        for (; exponent > 0; exponent--)
        {
            power *= 10;
        }

        return power;
    }
}
