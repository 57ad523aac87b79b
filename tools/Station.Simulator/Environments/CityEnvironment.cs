namespace Station.Simulator.Environments;

/// <summary>
/// A pole by a street and a river in a northern Chinese city: days with rush hours, nights, weather that comes and goes, and a
/// flood wave now and then. Integer arithmetic on tables, so that every machine computes the same world.
/// </summary>
public sealed class CityEnvironment : IEnvironment
{
    private const long MinuteMs = 60_000;
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;

    /// <summary>China Standard Time.</summary>
    private const long LocalOffsetMs = 8 * HourMs;

    private const int QuantityCount = (int)EnvironmentQuantity.WaterTemperature + 1;

    private static readonly HourTable ParticlesByHour = new(
        62, 60, 58, 57, 57, 60, 66, 74, 80, 78, 70, 62, 55, 50, 47, 46, 49, 56, 66, 74, 77, 75, 70, 66);

    private static readonly HourTable TemperatureByHour = new(
        -420, -480, -530, -570, -600, -610, -560, -400, -150, 100, 330, 520, 640, 700, 690, 610, 450, 240, 40, -90, -180, -250, -310, -370);

    private static readonly HourTable SoundByHour = new(
        520, 500, 485, 480, 485, 520, 590, 645, 660, 650, 640, 640, 635, 630, 635, 640, 650, 665, 660, 640, 620, 595, 570, 545);

    private static readonly HourTable TrafficGasByHour = new(
        22, 20, 19, 18, 19, 23, 31, 40, 42, 36, 29, 24, 21, 19, 18, 19, 23, 31, 39, 40, 36, 32, 28, 25);

    private static readonly HourTable OzoneByHour = new(
        18, 17, 16, 15, 14, 12, 10, 11, 17, 27, 38, 49, 58, 64, 67, 66, 60, 50, 38, 29, 25, 22, 20, 19);

    private static readonly HourTable WindByHour = new(
        4, 4, 3, 3, 3, 3, 4, 6, 9, 12, 15, 18, 20, 21, 21, 20, 17, 13, 10, 8, 7, 6, 5, 5);

    /// <summary>Height of a flood wave over its ordinary level, in permille of its crest, by twelfths of its length: steep up, slow down.</summary>
    private static readonly int[] FloodByTwelfth = [0, 380, 820, 1_000, 940, 800, 640, 480, 340, 220, 120, 50, 0];

    private readonly ulong seed;
    private readonly Minute[] minutes = new Minute[QuantityCount];

    public CityEnvironment(ulong seed)
    {
        this.seed = seed;
        for (int i = 0; i < QuantityCount; i++)
        {
            minutes[i] = new Minute(long.MinValue, 0);
        }
    }

    /// <inheritdoc/>
    public int At(EnvironmentQuantity quantity, long trueMs)
    {
        long minute = trueMs / MinuteMs;
        ref Minute cached = ref minutes[(int)quantity];
        if (cached.Number != minute)
        {
            cached = new Minute(minute, SlowPart(quantity, minute * MinuteMs + LocalOffsetMs));
        }

        return FastPart(quantity, cached.Value, trueMs / 1_000);
    }

    /// <summary>What changes from minute to minute.</summary>
    private int SlowPart(EnvironmentQuantity quantity, long localMs) => quantity switch
    {
        EnvironmentQuantity.Pm1 => Particles(localMs) * 6 / 10,
        EnvironmentQuantity.Pm25 => Particles(localMs),
        EnvironmentQuantity.Pm10 => Particles(localMs) * 17 / 10 + Drift(3, localMs, 20 * MinuteMs, 8),
        EnvironmentQuantity.Temperature => Temperature(localMs),
        EnvironmentQuantity.WaterTemperature => Math.Clamp(Temperature(localMs), 100, 3_000),
        EnvironmentQuantity.Humidity => Math.Clamp(5_500 - (Temperature(localMs) - 1_200) * 2 + Drift(4, localMs, 5 * HourMs, 2_500), 1_200, 9_950),
        EnvironmentQuantity.Pressure => 101_000 + Drift(5, localMs, 31 * HourMs, 1_400) + Drift(6, localMs, 3 * HourMs, 60),
        EnvironmentQuantity.Sound => SoundByHour.At(localMs) + Drift(7, localMs, 15 * MinuteMs, 25),
        EnvironmentQuantity.WaterLevel => WaterLevel(localMs),
        EnvironmentQuantity.SulphurDioxide => 4 + TrafficGasByHour.At(localMs) / 8 + Drift(8, localMs, 7 * HourMs, 3),
        EnvironmentQuantity.NitrogenDioxide => TrafficGasByHour.At(localMs) + Drift(9, localMs, 5 * HourMs, 8),
        EnvironmentQuantity.Ozone => OzoneByHour.At(localMs) + Drift(10, localMs, 9 * HourMs, 9),
        EnvironmentQuantity.CarbonMonoxide => TrafficGasByHour.At(localMs) * 28 + Drift(11, localMs, 6 * HourMs, 180),
        EnvironmentQuantity.HydrogenSulphide => 6 + Drift(21, localMs, 4 * HourMs, 5) + Plume(41, localMs, 60),
        EnvironmentQuantity.Ammonia => 40 + Drift(22, localMs, 6 * HourMs, 30) + Plume(41, localMs, 2_600),
        EnvironmentQuantity.Formaldehyde => 12 + TrafficGasByHour.At(localMs) / 6 + Drift(23, localMs, 5 * HourMs, 6),
        EnvironmentQuantity.CarbonDioxide => 425 + TrafficGasByHour.At(localMs) / 2 + Drift(24, localMs, 8 * HourMs, 15),
        EnvironmentQuantity.VolatileTicks => 30_500 - TrafficGasByHour.At(localMs) * 20 + Drift(25, localMs, 3 * HourMs, 400),
        EnvironmentQuantity.NitrogenTicks => 15_800 + TrafficGasByHour.At(localMs) * 10 + Drift(26, localMs, 3 * HourMs, 150),
        EnvironmentQuantity.WindSpeed => 14 + WindByHour.At(localMs) + Drift(27, localMs, 4 * HourMs, 9),
        EnvironmentQuantity.VolatileCompounds => 60 + TrafficGasByHour.At(localMs) * 2 + Drift(28, localMs, 3 * HourMs, 30) + Plume(42, localMs, 2_400),
        EnvironmentQuantity.SuspendedParticles => Particles(localMs) * 26 / 10 + Drift(29, localMs, 20 * MinuteMs, 14),
        _ => 12_500 + TemperatureByHour.At(localMs) / 4 + Drift(12, localMs, 2 * HourMs, 60),
    };

    /// <summary>What changes from second to second, on top.</summary>
    private int FastPart(EnvironmentQuantity quantity, int slow, long second) => quantity switch
    {
        EnvironmentQuantity.Pm1 or EnvironmentQuantity.Pm25 or EnvironmentQuantity.Pm10 =>
            Math.Max(1, slow + SeededNoise.Around(seed ^ 0x51, second, 2 + slow / 24)),
        EnvironmentQuantity.Sound => slow + SeededNoise.Around(seed ^ 0x52, second, 55) + PassingVehicle(second),
        EnvironmentQuantity.WaterLevel => slow + SeededNoise.Around(seed ^ 0x53, second, 6),
        EnvironmentQuantity.Temperature or EnvironmentQuantity.WaterTemperature => slow + SeededNoise.Around(seed ^ 0x54, second, 4),
        EnvironmentQuantity.Humidity => Math.Min(slow + SeededNoise.Around(seed ^ 0x55, second, 20), 10_000),
        EnvironmentQuantity.Pressure => slow + SeededNoise.Around(seed ^ 0x56, second, 3),
        EnvironmentQuantity.Supply => slow + SeededNoise.Around(seed ^ 0x57, second, 15),
        EnvironmentQuantity.VolatileTicks or EnvironmentQuantity.NitrogenTicks => slow + SeededNoise.Around(seed ^ 0x5A ^ ((ulong)quantity << 8), second, 12),
        EnvironmentQuantity.WindSpeed => Math.Max(0, slow + SeededNoise.Around(seed ^ 0x5B, second / 3, 12)),
        EnvironmentQuantity.VolatileCompounds or EnvironmentQuantity.SuspendedParticles => Math.Max(1, slow + SeededNoise.Around(seed ^ 0x5C, second, 3 + slow / 40)),
        EnvironmentQuantity.CarbonMonoxide => Math.Max(60, slow + SeededNoise.Around(seed ^ 0x58, second, 25)),
        _ => Math.Max(1, slow + SeededNoise.Around(seed ^ 0x59 ^ ((ulong)quantity << 8), second, 1)),
    };

    /// <summary>Fine dust: the hour of the day times the air mass of these days.</summary>
    private int Particles(long localMs)
    {
        int airMass = 100 + Drift(1, localMs, 2 * DayMs, 75);
        return Math.Max(2, ParticlesByHour.At(localMs) * airMass / 100 + Drift(2, localMs, 11 * MinuteMs, 4));
    }

    private int Temperature(long localMs) =>
        1_300 + SeasonalShift(localMs) + TemperatureByHour.At(localMs) + Drift(13, localMs, 26 * HourMs, 500) + Drift(14, localMs, 13 * MinuteMs, 15);

    /// <summary>A year as a broken line: coldest in mid-January, warmest in mid-July.</summary>
    private static int SeasonalShift(long localMs)
    {
        const long YearMs = 365 * DayMs + 6 * HourMs;
        long sinceColdest = ((localMs - 15 * DayMs) % YearMs + YearMs) % YearMs;
        long fromWarmest = Math.Abs(sinceColdest - YearMs / 2);
        return (int)(1_400 - 2_800 * fromWarmest / (YearMs / 2));
    }

    /// <summary>Ordinary water with a flood wave of 30 hours in about one week of two.</summary>
    private int WaterLevel(long localMs)
    {
        const long WaveMs = 30 * HourMs;
        const long WeekMs = 7 * DayMs;
        int ordinary = 1_250 + Drift(15, localMs, 2 * DayMs, 200);
        ulong chance = SeededNoise.Bits(seed + 16, localMs / WeekMs);
        long into = localMs % WeekMs - (long)(chance >> 32 & 0xFF) * HourMs / 2;
        if ((chance & 1) == 0 || into < 0 || into >= WaveMs)
        {
            return ordinary;
        }

        long twelfth = WaveMs / 12;
        int from = FloodByTwelfth[into / twelfth];
        int to = FloodByTwelfth[into / twelfth + 1];
        long permille = from + (to - from) * (into % twelfth) / twelfth;
        long crestMm = 1_200 + (long)(chance >> 40 & 0xFFF) / 2;
        return (int)(ordinary + crestMm * permille / 1_000);
    }

    /// <summary>What a plant upwind lets go, or a wind that turns: in about one of four quarters of a day, for half an hour to two hours.</summary>
    private int Plume(ulong stream, long localMs, int peak)
    {
        const long QuarterMs = 6 * HourMs;
        ulong chance = SeededNoise.Bits(seed + stream, localMs / QuarterMs);
        long lengthMs = (30 + (long)(chance >> 8 & 0x3F) * 3 / 2) * MinuteMs;
        long into = localMs % QuarterMs - (long)(chance >> 16 & 0xFF) * MinuteMs / 2;
        bool isThere = (chance & 3) == 0 && into >= 0 && into < lengthMs;
        return isThere ? (int)(peak * Math.Min(into, lengthMs - into) * 2 / lengthMs) : 0;
    }

    /// <summary>Some seconds are louder: a lorry, a horn.</summary>
    private int PassingVehicle(long second)
    {
        ulong bits = SeededNoise.Bits(seed + 17, second / 6);
        return (bits & 0x1F) == 0 ? 60 + (int)(bits >> 8 & 0x7F) : 0;
    }

    private int Drift(ulong stream, long localMs, long stepMs, int amplitude) =>
        SeededNoise.Drifting(seed + stream * 0x1000, localMs, stepMs, amplitude);

    private readonly record struct Minute(long Number, int Value);
}
