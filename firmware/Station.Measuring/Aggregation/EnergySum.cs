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

    /// <summary>10^(1 / 200) - 1 in units of 1e-12.</summary>
    private const long HalfStepExcess = 11_579_454_260;

    private readonly long[] mantissas;
    private readonly long[] sums = new long[Decades];

    /// <summary>A sum with a table of its own.</summary>
    public EnergySum()
        : this(CreateMantissas())
    {
    }

    private EnergySum(long[] mantissas) => this.mantissas = mantissas;

    /// <summary>Adds the energy of a level in 0.1 dB.</summary>
    public void Add(int level)
    {
        int bounded = level < 0 ? 0 : level > HighestLevel ? HighestLevel : level;
        sums[bounded / LevelsPerDecade] += mantissas[bounded % LevelsPerDecade];
    }

    /// <summary>Adds the energy of so many equal levels in 0.1 dB.</summary>
    public void Add(int level, int times)
    {
        int bounded = level < 0 ? 0 : level > HighestLevel ? HighestLevel : level;
        sums[bounded / LevelsPerDecade] += mantissas[bounded % LevelsPerDecade] * times;
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

    /// <summary>An empty sum that shares the table, 0.8 KB, with this one.</summary>
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

    /// <summary>
    /// The energy half a step above a whole one: times 10^(1 / 200), whose part above 1 is multiplied in two pieces that fit 64 bits. Moves a level by 4e-12 dB at most; a table of the limits
    /// would be another 0.8 KB.
    /// </summary>
    private long LimitAbove(int step)
    {
        long energy = mantissas[step];
        long millionths = energy / Million;
        return energy + (millionths * HalfStepExcess + energy % Million * HalfStepExcess / Million) / Million;
    }

    /// <summary>10^(i / 100) in units of 1e-12: the energies of whole steps of 0.1 dB. The rounding of an entry moves a level by 2e-12 dB at most.</summary>
    private static long[] CreateMantissas() => new long[]
    {
        1_000_000_000_000, 1_023_292_992_281, 1_047_128_548_051, 1_071_519_305_238, 1_096_478_196_143,
        1_122_018_454_302, 1_148_153_621_497, 1_174_897_554_940, 1_202_264_434_617, 1_230_268_770_812,
        1_258_925_411_794, 1_288_249_551_693, 1_318_256_738_556, 1_348_962_882_592, 1_380_384_264_603,
        1_412_537_544_623, 1_445_439_770_746, 1_479_108_388_168, 1_513_561_248_436, 1_548_816_618_912,
        1_584_893_192_461, 1_621_810_097_359, 1_659_586_907_438, 1_698_243_652_462, 1_737_800_828_749,
        1_778_279_410_039, 1_819_700_858_610, 1_862_087_136_663, 1_905_460_717_963, 1_949_844_599_758,
        1_995_262_314_969, 2_041_737_944_670, 2_089_296_130_854, 2_137_962_089_502, 2_187_761_623_950,
        2_238_721_138_568, 2_290_867_652_768, 2_344_228_815_320, 2_398_832_919_019, 2_454_708_915_685,
        2_511_886_431_510, 2_570_395_782_769, 2_630_267_991_895, 2_691_534_803_927, 2_754_228_703_338,
        2_818_382_931_264, 2_884_031_503_127, 2_951_209_226_666, 3_019_951_720_402, 3_090_295_432_514,
        3_162_277_660_168, 3_235_936_569_296, 3_311_311_214_826, 3_388_441_561_392, 3_467_368_504_525,
        3_548_133_892_336, 3_630_780_547_701, 3_715_352_290_972, 3_801_893_963_206, 3_890_451_449_943,
        3_981_071_705_535, 4_073_802_778_041, 4_168_693_834_703, 4_265_795_188_016, 4_365_158_322_402,
        4_466_835_921_510, 4_570_881_896_149, 4_677_351_412_872, 4_786_300_923_226, 4_897_788_193_684,
        5_011_872_336_273, 5_128_613_839_914, 5_248_074_602_498, 5_370_317_963_703, 5_495_408_738_576,
        5_623_413_251_903, 5_754_399_373_372, 5_888_436_553_556, 6_025_595_860_744, 6_165_950_018_615,
        6_309_573_444_802, 6_456_542_290_347, 6_606_934_480_076, 6_760_829_753_920, 6_918_309_709_189,
        7_079_457_843_841, 7_244_359_600_750, 7_413_102_413_009, 7_585_775_750_292, 7_762_471_166_287,
        7_943_282_347_243, 8_128_305_161_641, 8_317_637_711_027, 8_511_380_382_024, 8_709_635_899_561,
        8_912_509_381_337, 9_120_108_393_559, 9_332_543_007_970, 9_549_925_860_214, 9_772_372_209_558,
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
