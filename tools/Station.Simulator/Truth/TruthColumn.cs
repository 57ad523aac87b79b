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

    /// <summary>Age up to which another channel's reading has a say.</summary>
    private const long FreshMs = 120_000;

    /// <summary>How far back readings are looked at for what comes after them.</summary>
    private const long HistoryMs = 900_000;

    private readonly string unit;
    private readonly string? gas;
    private readonly int decimals;
    private readonly string statistic;
    private readonly long stuckMs;
    private readonly decimal ratePerMinute;
    private readonly decimal humidityLimit;
    private readonly bool onChipPort;
    private TruthColumn? atMost;
    private TruthColumn? atLeast;
    private TruthColumn? humidity;
    private readonly decimal minimum;
    private readonly decimal maximum;
    private readonly decimal ownFactor;
    private readonly decimal offset;
    private readonly long warmUpMs;
    private readonly long intervalMs;
    private readonly bool rests;
    private readonly TruthCurve? curve;

    public TruthColumn(ProfileLines.Line channel, ProfileLines.Line sensor, ReadingLog log, TruthCurve? curve = null)
    {
        this.curve = curve;
        Log = log;
        unit = channel.Get("unit", string.Empty);
        gas = sensor.Keys.GetValueOrDefault("gas");
        decimals = (int)Number(channel.Get("decimals", "0"));
        statistic = channel.Get("statistic", "average");
        stuckMs = 1_000 * (long)Number(channel.Get("stuck", "0"));
        ratePerMinute = Number(channel.Get("rate", "0"));
        humidityLimit = Number(channel.Get("humidity-limit", "85"));
        onChipPort = sensor.Get("port", string.Empty).StartsWith("COM", StringComparison.Ordinal);
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

    /// <summary>The profile's word for what a minute's value is.</summary>
    public string Statistic => statistic;

    /// <summary>How long before a time readings of this channel, and of those that have a say in it, matter.</summary>
    public long LookBackMs => FreshMs + new[] { this, humidity, atMost, atLeast }.Max(column => column?.OwnLookBackMs ?? 0);

    private long OwnLookBackMs => stuckMs == 0 && ratePerMinute == 0 ? 0 : stuckMs + HistoryMs;

    public TruthValue Expect(int boot, long startMs, long lengthMs)
    {
        var values = new Dictionary<string, List<decimal>>();
        foreach ((ReadingLog.Entry entry, decimal value, string reason) in Judge(boot, startMs, startMs + lengthMs))
        {
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
            return new TruthValue(null, TruthReason.FlagOf("warm-up"), "warm-up");
        }

        long expected = (lengthMs + intervalMs / 4) / intervalMs;
        int normal = values.TryGetValue("normal", out List<decimal>? good) ? good.Count : 0;
        string verdict = normal > 0 && normal >= expected * 0.75
            ? "normal"
            : TruthReason.Foremost(values.Keys) ?? TruthReason.TooFew;
        List<decimal>? counted = verdict == "too-few-readings" ? null : values[verdict];
        if (TruthReason.IsDoubt(verdict))
        {
            counted = [.. values.Where(pair => TruthReason.IsUsable(pair.Key)).SelectMany(pair => pair.Value)];
        }

        return new TruthValue(counted is { Count: > 0 } ? Value(counted) : null, TruthReason.FlagOf(verdict), verdict);
    }

    /// <summary>All readings that count for a period of any length: their exact values, in the channel's unit.</summary>
    internal IReadOnlyList<decimal> Usable(int boot, long startMs, long lengthMs) =>
        [.. Judge(boot, startMs, startMs + lengthMs).Where(item => TruthReason.IsUsable(item.Reason)).Select(item => item.Value)];

    /// <summary>Names the channels that have a say in this one's readings.</summary>
    internal void Relate(Func<string, TruthColumn?> columnOf)
    {
        atMost = columnOf("at-most");
        atLeast = columnOf("at-least");
        humidity = columnOf("humidity");
    }

    /// <summary>Every reading of a time with its value and what speaks against it.</summary>
    private List<(ReadingLog.Entry Entry, decimal Value, string Reason)> Judge(int boot, long fromMs, long toMs)
    {
        List<(ReadingLog.Entry Entry, decimal Value, string Reason)> own = JudgeAlone(boot, fromMs, toMs);
        foreach ((TruthColumn? other, Func<decimal, decimal, bool> contradicts, string reason) in new[]
            {
                (humidity, (Func<decimal, decimal, bool>)((_, theirs) => theirs > humidityLimit), "humid"),
                (atMost, (mine, theirs) => mine > theirs, "implausible"),
                (atLeast, (mine, theirs) => mine < theirs, "implausible"),
            })
        {
            if (other is null)
            {
                continue;
            }

            List<(ReadingLog.Entry Entry, decimal Value, string Reason)> theirs = other.JudgeAlone(boot, fromMs - FreshMs, toMs);
            for (int i = 0; i < own.Count; i++)
            {
                ReadingLog.Entry entry = own[i].Entry;
                int at = theirs.FindLastIndex(item => item.Entry.UptimeMs <= entry.UptimeMs && item.Entry.Outcome == TruthOutcome.Read);
                bool applies = entry.Outcome == TruthOutcome.Read && at >= 0 && theirs[at].Reason == "normal"
                    && entry.UptimeMs - theirs[at].Entry.UptimeMs <= FreshMs && contradicts(Rounded(own[i].Value), other.Rounded(theirs[at].Value));
                if (applies && (own[i].Reason == "normal" || TruthReason.RankOf(own[i].Reason) > TruthReason.RankOf(reason)))
                {
                    own[i] = (entry, own[i].Value, reason);
                }
            }
        }

        return own;
    }

    /// <summary>The same by what the channel knows by itself.</summary>
    private List<(ReadingLog.Entry Entry, decimal Value, string Reason)> JudgeAlone(int boot, long fromMs, long toMs)
    {
        var judged = new List<(ReadingLog.Entry, decimal, string)>();
        ReadingLog.Entry? before = null;
        long sameSinceMs = 0;
        foreach (ReadingLog.Entry entry in Log.Between(boot, fromMs - OwnLookBackMs, toMs))
        {
            string reason = ReasonOf(entry, before, sameSinceMs, out decimal value);
            if (entry.UptimeMs >= fromMs)
            {
                judged.Add((entry, value, reason));
            }

            if (entry.Outcome == TruthOutcome.Read)
            {
                sameSinceMs = before?.Raw == entry.Raw ? sameSinceMs : entry.UptimeMs;
                before = entry;
            }
        }

        return judged;
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private string ReasonOf(ReadingLog.Entry entry, ReadingLog.Entry? before, long sameSinceMs, out decimal value)
    {
        value = Convert(entry.Raw);
        return entry.Outcome switch
        {
            TruthOutcome.Damaged => "checksum-loss",
            TruthOutcome.Silent => "silence",
            TruthOutcome.Error => "instrument-error",
            TruthOutcome.Rested => "warm-up",
            _ when entry.UptimeMs - entry.SuppliedMs < warmUpMs || entry.Outcome == TruthOutcome.WarmingUp => "warm-up",
            _ when stuckMs > 0 && before?.Raw == entry.Raw && entry.UptimeMs - sameSinceMs >= stuckMs => "stuck",
            _ when entry.Outcome == TruthOutcome.Saturated => "above-range",
            _ when curve is not null && curve.IsAbove(LevelMm(entry.Raw)) => "above-range",
            _ when curve is not null && curve.IsBelow(LevelMm(entry.Raw)) => "below-range",
            _ when value > maximum => "above-range",
            _ when value < minimum => "below-range",
            _ when IsTooFast(value, entry.UptimeMs, before) => "rate-of-change",
            _ when onChipPort && entry.InFlashShadow => "flash-write",
            _ => "normal",
        };
    }

    private bool IsTooFast(decimal value, long uptimeMs, ReadingLog.Entry? before) =>
        ratePerMinute > 0 && before is { } last && uptimeMs > last.UptimeMs
        && Math.Abs(value - Convert(last.Raw)) > ratePerMinute * Math.Min(uptimeMs - last.UptimeMs, 600_000) / 60_000;

    private decimal Convert(int raw) => curve is null ? Scaled(raw) : curve.DischargeAt(LevelMm(raw));

    private decimal LevelMm(int raw) => Math.Round(Scaled(raw), MidpointRounding.ToEven);

    private decimal Scaled(int raw)
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
        string target = curve is null ? unit : "mm";
        if (Log.Unit == target)
        {
            return 1;
        }

        if (Log.Unit == "ppb" && gas is not null)
        {
            return unit == "mg/m3" ? MicrogramsPerPpb[gas] / 1_000 : MicrogramsPerPpb[gas];
        }

        return Factors[(Log.Unit, target)];
    }

    private int Value(List<decimal> values) => statistic == "count" ? values.Count : Stored(statistic switch
    {
        "leq" => EquivalentLevel(values),
        "minimum" => values.Min(),
        "maximum" => values.Max(),
        "median" => Median(values),
        _ => values.Sum() / values.Count,
    });

    internal static decimal EquivalentLevel(IReadOnlyCollection<decimal> levels) =>
        (decimal)(10 * Math.Log10(levels.Average(level => Math.Pow(10, (double)level / 10))));

    internal static decimal Median(IReadOnlyList<decimal> values)
    {
        List<decimal> sorted = [.. values.Order()];
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>A value rounded as records round it.</summary>
    internal decimal Rounded(decimal value) => Math.Round(value, decimals, MidpointRounding.ToEven);

    /// <summary>A value as records store it.</summary>
    internal int Stored(decimal value)
    {
        for (int i = 0; i < decimals; i++)
        {
            value *= 10;
        }

        return (int)Math.Round(value, MidpointRounding.ToEven);
    }
}
