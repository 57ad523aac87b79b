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

    private readonly long[] mantissas;
    private readonly long[] sums = new long[Decades];

    /// <summary>A sum with a table of its own.</summary>
    public EnergySum()
        : this(CreateMantissas())
    {
    }

    /// <param name="mantissas">What <see cref="CreateMantissas"/> has made: 1.6 KB, so that the sums of a station share it, and one that hears nothing has none.</param>
    public EnergySum(long[] mantissas) => this.mantissas = mantissas;

    /// <summary>
    /// 10^(i / 200) in units of 1e-12: even entries are the energies of whole steps of 0.1 dB, odd ones the limits between two
    /// steps. The rounding of an entry moves a level by 2e-12 dB at most.
    /// </summary>
    public static long[] CreateMantissas() => new long[]
    {
        1_000_000_000_000, 1_011_579_454_260, 1_023_292_992_281, 1_035_142_166_679, 1_047_128_548_051,
        1_059_253_725_177, 1_071_519_305_238, 1_083_926_914_021, 1_096_478_196_143, 1_109_174_815_262,
        1_122_018_454_302, 1_135_010_815_672, 1_148_153_621_497, 1_161_448_613_840, 1_174_897_554_940,
        1_188_502_227_437, 1_202_264_434_617, 1_216_186_000_646, 1_230_268_770_812, 1_244_514_611_771,
        1_258_925_411_794, 1_273_503_081_017, 1_288_249_551_693, 1_303_166_778_452, 1_318_256_738_556,
        1_333_521_432_163, 1_348_962_882_592, 1_364_583_136_589, 1_380_384_264_603, 1_396_368_361_056,
        1_412_537_544_623, 1_428_893_958_511, 1_445_439_770_746, 1_462_177_174_457, 1_479_108_388_168,
        1_496_235_656_094, 1_513_561_248_436, 1_531_087_461_682, 1_548_816_618_912, 1_566_751_070_108,
        1_584_893_192_461, 1_603_245_390_690, 1_621_810_097_359, 1_640_589_773_200, 1_659_586_907_438,
        1_678_804_018_123, 1_698_243_652_462, 1_717_908_387_158, 1_737_800_828_749, 1_757_923_613_959,
        1_778_279_410_039, 1_798_870_915_129, 1_819_700_858_610, 1_840_772_001_469, 1_862_087_136_663,
        1_883_649_089_490, 1_905_460_717_963, 1_927_524_913_191, 1_949_844_599_758, 1_972_422_736_115,
        1_995_262_314_969, 2_018_366_363_682, 2_041_737_944_670, 2_065_380_155_811, 2_089_296_130_854,
        2_113_489_039_837, 2_137_962_089_502, 2_162_718_523_727, 2_187_761_623_950, 2_213_094_709_606,
        2_238_721_138_568, 2_264_644_307_593, 2_290_867_652_768, 2_317_394_649_968, 2_344_228_815_320,
        2_371_373_705_662, 2_398_832_919_019, 2_426_610_095_082, 2_454_708_915_685, 2_483_133_105_296,
        2_511_886_431_510, 2_540_972_705_549, 2_570_395_782_769, 2_600_159_563_165, 2_630_267_991_895,
        2_660_725_059_799, 2_691_534_803_927, 2_722_701_308_078, 2_754_228_703_338, 2_786_121_168_630,
        2_818_382_931_264, 2_851_018_267_504, 2_884_031_503_127, 2_917_427_014_001, 2_951_209_226_666,
        2_985_382_618_918, 3_019_951_720_402, 3_054_921_113_216, 3_090_295_432_514, 3_126_079_367_124,
        3_162_277_660_168, 3_198_895_109_691, 3_235_936_569_296, 3_273_406_948_788, 3_311_311_214_826,
        3_349_654_391_578, 3_388_441_561_392, 3_427_677_865_465, 3_467_368_504_525, 3_507_518_739_526,
        3_548_133_892_336, 3_589_219_346_450, 3_630_780_547_701, 3_672_823_004_981, 3_715_352_290_972,
        3_758_374_042_884, 3_801_893_963_206, 3_845_917_820_454, 3_890_451_449_943, 3_935_500_754_558,
        3_981_071_705_535, 4_027_170_343_255, 4_073_802_778_041, 4_120_975_190_973, 4_168_693_834_703,
        4_216_965_034_286, 4_265_795_188_016, 4_315_190_768_278, 4_365_158_322_402, 4_415_704_473_533,
        4_466_835_921_510, 4_518_559_443_749, 4_570_881_896_149, 4_623_810_213_993, 4_677_351_412_872,
        4_731_512_589_615, 4_786_300_923_226, 4_841_723_675_841, 4_897_788_193_684, 4_954_501_908_048,
        5_011_872_336_273, 5_069_907_082_747, 5_128_613_839_914, 5_188_000_389_290, 5_248_074_602_498,
        5_308_844_442_310, 5_370_317_963_703, 5_432_503_314_924, 5_495_408_738_576, 5_559_042_572_704,
        5_623_413_251_903, 5_688_529_308_438, 5_754_399_373_372, 5_821_032_177_709, 5_888_436_553_556,
        5_956_621_435_290, 6_025_595_860_744, 6_095_368_972_402, 6_165_950_018_615, 6_237_348_354_824,
        6_309_573_444_802, 6_382_634_861_905, 6_456_542_290_347, 6_531_305_526_475, 6_606_934_480_076,
        6_683_439_175_686, 6_760_829_753_920, 6_839_116_472_814, 6_918_309_709_189, 6_998_419_960_023,
        7_079_457_843_841, 7_161_434_102_129, 7_244_359_600_750, 7_328_245_331_389, 7_413_102_413_009,
        7_498_942_093_325, 7_585_775_750_292, 7_673_614_893_618, 7_762_471_166_287, 7_852_356_346_101,
        7_943_282_347_243, 8_035_261_221_856, 8_128_305_161_641, 8_222_426_499_471, 8_317_637_711_027,
        8_413_951_416_452, 8_511_380_382_024, 8_609_937_521_846, 8_709_635_899_561, 8_810_488_730_080,
        8_912_509_381_337, 9_015_711_376_060, 9_120_108_393_559, 9_225_714_271_548, 9_332_543_007_970,
        9_440_608_762_859, 9_549_925_860_214, 9_660_508_789_898, 9_772_372_209_558, 9_885_530_946_569,
    };

    /// <summary>Adds the energy of a level in 0.1 dB.</summary>
    public void Add(int level)
    {
        int bounded = level < 0 ? 0 : level > HighestLevel ? HighestLevel : level;
        sums[bounded / LevelsPerDecade] += mantissas[bounded % LevelsPerDecade * 2];
    }

    /// <summary>Adds the energy of so many equal levels in 0.1 dB.</summary>
    public void Add(int level, int times)
    {
        int bounded = level < 0 ? 0 : level > HighestLevel ? HighestLevel : level;
        sums[bounded / LevelsPerDecade] += mantissas[bounded % LevelsPerDecade * 2] * times;
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

    /// <summary>How many of the 100 limits between steps (the odd entries) the mean energy reaches, by bisection.</summary>
    private int LimitsReached(long energy, long unit)
    {
        int reached = 0;
        int above = LevelsPerDecade + 1;
        while (above - reached > 1)
        {
            int middle = (reached + above) / 2;
            if (energy >= mantissas[middle * 2 - 1] * unit)
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
