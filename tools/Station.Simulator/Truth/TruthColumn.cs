using System.Globalization;

namespace Station.Simulator.Truth;

/// <summary>
/// One column of the records, as the oracle sees it: the rule of <c>docs/measurement.md</c> in plain decimal and double
/// arithmetic, written apart from the firmware's.
/// </summary>
internal sealed class TruthColumn
{
    /// <summary>Warm-up in seconds where the profile says nothing.</summary>
    private static readonly Dictionary<string, int> UsualWarmUpSeconds = new()
    {
        ["plantower"] = 30, ["winsen"] = 180, ["modbus"] = 5, ["ultrasonic"] = 2,
        ["sen0232"] = 2, ["pa-spl"] = 2, ["maxbotix"] = 2, ["ms5837"] = 5,
        ["sds011"] = 30, ["sps30"] = 30, ["scd4x"] = 60, ["sgp40"] = 60, ["sgp41"] = 60,
    };

    /// <summary>ug/m3 per ppb at 298.15 K and 1013.25 hPa.</summary>
    private static readonly Dictionary<string, decimal> MicrogramsPerPpb = new()
    {
        ["so2"] = 2.6186m, ["no2"] = 1.8804m, ["o3"] = 1.9619m, ["co"] = 1.1449m,
        ["h2s"] = 1.3930m, ["nh3"] = 0.6961m, ["ch2o"] = 1.2273m,
    };

    private static readonly Dictionary<(string From, string To), decimal> Factors = new()
    {
        [("Pa", "hPa")] = 0.01m, [("Pa", "kPa")] = 0.001m, [("mm", "m")] = 0.001m, [("mm", "cm")] = 0.1m, [("V", "mV")] = 1_000m,
        [("cm", "mm")] = 10m, [("m", "mm")] = 1_000m, [("m", "cm")] = 100m, [("cm", "m")] = 0.01m, [("ppb", "ppm")] = 0.001m,
    };

    private static readonly string[] Precedence = ["warm-up", "instrument-error", "above-range", "below-range", "checksum-loss", "silence"];

    private readonly string unit;
    private readonly string? gas;
    private readonly int decimals;
    private readonly bool energyMean;
    private readonly decimal minimum;
    private readonly decimal maximum;
    private readonly decimal ownFactor;
    private readonly decimal offset;
    private readonly long warmUpMs;
    private readonly long intervalMs;
    private readonly bool rests;

    public TruthColumn(ProfileLines.Line channel, ProfileLines.Line sensor, ReadingLog log)
    {
        Log = log;
        unit = channel.Get("unit", string.Empty);
        gas = sensor.Keys.GetValueOrDefault("gas");
        decimals = (int)Number(channel.Get("decimals", "0"));
        energyMean = channel.Get("statistic", "average") == "leq";
        minimum = Number(channel.Get("min", "0"));
        maximum = Number(channel.Get("max", "0"));
        string[] scale = channel.Get("scale", "1").Split('/');
        ownFactor = Number(scale[0]) / (scale.Length > 1 ? Number(scale[1]) : 1);
        offset = Number(channel.Get("offset", "0"));
        int usualWarmUp = UsualWarmUpSeconds.GetValueOrDefault(sensor.Get("model", string.Empty));
        warmUpMs = 1_000 * (long)Number(sensor.Get("warmup", usualWarmUp.ToString(CultureInfo.InvariantCulture)));
        rests = sensor.Get("every", "1") != "1";
        intervalMs = 1_000 * (long)Number(sensor.Get("interval", "10"));
    }

    public ReadingLog Log { get; }

    public TruthValue Expect(int boot, long startMs, long lengthMs)
    {
        var values = new Dictionary<string, List<decimal>>();
        foreach (ReadingLog.Entry entry in Log.Between(boot, startMs, startMs + lengthMs))
        {
            string reason = ReasonOf(entry, out decimal value);
            if (!values.TryGetValue(reason, out List<decimal>? list))
            {
                values[reason] = list = [];
            }

            if (entry.Outcome is TruthOutcome.Read or TruthOutcome.WarmingUp or TruthOutcome.Saturated)
            {
                list.Add(value);
            }
        }

        if (values.Count == 0 && rests)
        {
            // A device that rests is not asked at all.
            return new TruthValue(null, FlagOf("warm-up"), "warm-up");
        }

        long expected = (lengthMs + intervalMs / 4) / intervalMs;
        int normal = values.TryGetValue("normal", out List<decimal>? good) ? good.Count : 0;
        string verdict = normal > 0 && normal >= expected * 0.75
            ? "normal"
            : Precedence.FirstOrDefault(values.ContainsKey) ?? "too-few-readings";
        List<decimal>? counted = verdict == "too-few-readings" ? null : values[verdict];
        return new TruthValue(counted is { Count: > 0 } ? Mean(counted) : null, FlagOf(verdict), verdict);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static char FlagOf(string reason) => reason switch
    {
        "normal" => 'N',
        "warm-up" => 'F',
        "instrument-error" => 'D',
        "above-range" or "below-range" => 'T',
        _ => 'B',
    };

    private string ReasonOf(ReadingLog.Entry entry, out decimal value)
    {
        value = Convert(entry.Raw);
        return entry.Outcome switch
        {
            TruthOutcome.Damaged => "checksum-loss",
            TruthOutcome.Silent => "silence",
            TruthOutcome.Error => "instrument-error",
            TruthOutcome.Rested => "warm-up",
            _ when entry.UptimeMs - entry.SuppliedMs < warmUpMs || entry.Outcome == TruthOutcome.WarmingUp => "warm-up",
            _ when entry.Outcome == TruthOutcome.Saturated => "above-range",
            _ when value > maximum => "above-range",
            _ when value < minimum => "below-range",
            _ => "normal",
        };
    }

    private decimal Convert(int raw)
    {
        decimal value = raw;
        for (int i = Log.Exponent; i < 0; i++)
        {
            value /= 10;
        }

        return value * Factor() * ownFactor + offset;
    }

    private decimal Factor()
    {
        if (Log.Unit == unit)
        {
            return 1;
        }

        if (Log.Unit == "ppb" && gas is not null)
        {
            return unit == "mg/m3" ? MicrogramsPerPpb[gas] / 1_000 : MicrogramsPerPpb[gas];
        }

        return Factors[(Log.Unit, unit)];
    }

    private int Mean(List<decimal> values)
    {
        decimal mean = energyMean
            ? (decimal)(10 * Math.Log10(values.Average(level => Math.Pow(10, (double)level / 10))))
            : values.Sum() / values.Count;
        for (int i = 0; i < decimals; i++)
        {
            mean *= 10;
        }

        return (int)Math.Round(mean, MidpointRounding.ToEven);
    }
}
