namespace Station.Measurement;

/// <summary>
/// One measured channel: takes the raw readings of a sensor's quantity, holds them against the channel's measuring range and the other
/// checks of the profile, and passes them on to be collected. Works on exact products; see <see cref="IReadings"/>. A reading is never
/// changed or dropped here, only given its reason.
/// </summary>
public sealed class Channel
{
    /// <summary>Age up to which another channel's reading has a say.</summary>
    private const int FreshMs = 120_000;

    /// <summary>A pause longer than this is compared as if it were no longer.</summary>
    private const int LongestPauseMs = 600_000;

    private const int MinuteMs = 60_000;

    private readonly IReadings readings;
    private readonly Circumstances circumstances;
    private readonly ChannelChecks checks;
    private readonly int numerator;
    private readonly long lowestProduct;
    private readonly long highestProduct;

    /// <summary>The reading that waits for those of other channels; null for a channel that needs none.</summary>
    private readonly WaitingReading waiting;

    /// <summary>Uptime of the last reading; negative before the first.</summary>
    private long lastMs = -1;

    /// <summary>Uptime since which the raw reading has not moved.</summary>
    private long sameSinceMs;

    /// <summary>The last reading was sound when it was taken, before other channels had their say.</summary>
    private bool lastWasSound;

    /// <param name="name">The channel's name in the profile.</param>
    /// <param name="scale">From the quantity's raw unit to stored units.</param>
    /// <param name="minimum">Lowest value of the measuring range in stored units.</param>
    /// <param name="maximum">Highest value of the measuring range in stored units.</param>
    /// <param name="readings">Where the readings go.</param>
    public Channel(string name, Scale scale, int minimum, int maximum, IReadings readings)
        : this(name, scale, minimum, maximum, readings, new Circumstances(null), new ChannelChecks())
    {
    }

    /// <param name="name">The channel's name in the profile.</param>
    /// <param name="scale">From the quantity's raw unit to stored units.</param>
    /// <param name="minimum">Lowest value of the measuring range in stored units.</param>
    /// <param name="maximum">Highest value of the measuring range in stored units.</param>
    /// <param name="readings">Where the readings go.</param>
    /// <param name="circumstances">What holds at the time of a reading.</param>
    /// <param name="checks">What readings are held against.</param>
    public Channel(
        string name, Scale scale, int minimum, int maximum, IReadings readings, Circumstances circumstances, ChannelChecks checks)
    {
        Name = name;
        Scale = scale;
        this.readings = readings;
        this.circumstances = circumstances;
        this.checks = checks;
        numerator = scale.Numerator;
        lowestProduct = ((long)minimum - scale.Offset) * scale.Denominator;
        highestProduct = ((long)maximum - scale.Offset) * scale.Denominator;
        waiting = checks.NeedsOthers ? new WaitingReading() : null;
    }

    public string Name { get; }

    /// <summary>The next channel that listens to the same quantity; null for none.</summary>
    internal Channel NextListener { get; set; }

    public Scale Scale { get; }

    /// <summary>The last raw reading, or what its curve made of it, for the terminal; meaningful when <see cref="LastReason"/> is not a failure without value.</summary>
    public int LastRaw { get; private set; }

    /// <summary>What became of the last reading.</summary>
    public QualityReason LastReason { get; private set; } = QualityReason.TooFewReadings;

    /// <summary>Other channels have a say: readings wait for <see cref="Settle"/>.</summary>
    public bool NeedsOthers => waiting != null;

    /// <summary>What people have set the channel to: the door for commands and terminal.</summary>
    public MeasuringMode Mode { get; set; }

    /// <summary>Takes a reading. A reason given by the sensor (warming up, its own error) outranks the range.</summary>
    public void Take(int raw, QualityReason reason)
    {
        if (waiting != null)
        {
            Settle();
        }

        QualityReason curveReason = QualityReason.None;
        if (checks.Curve != null)
        {
            raw = checks.Curve.Read(raw, out curveReason);
        }

        long product = (long)raw * numerator;
        long nowMs = circumstances.NowMs;
        if (reason == QualityReason.None)
        {
            reason = Judge(raw, product, nowMs, curveReason);
        }

        if (raw != LastRaw || lastMs < 0)
        {
            sameSinceMs = nowMs;
        }

        lastWasSound = reason == QualityReason.None;
        LastRaw = raw;
        lastMs = nowMs;
        if (waiting == null)
        {
            Pass(product, reason);
            return;
        }

        waiting.IsThere = true;
        waiting.Product = product;
        waiting.Reason = reason;
    }

    /// <summary>Takes note that a reading was due and did not come.</summary>
    public void Miss(QualityReason reason)
    {
        Settle();
        LastReason = Mode == MeasuringMode.Measuring ? reason : ModeReason();
        readings.AddFailure(LastReason);
    }

    /// <summary>Judges a reading that waits for those of other channels. To be called when all readings of a step are taken.</summary>
    public void Settle()
    {
        if (waiting == null || !waiting.IsThere)
        {
            return;
        }

        waiting.IsThere = false;
        QualityReason reason = waiting.Reason;
        if (Quality.RankOf(reason) > Quality.RankOf(QualityReason.Implausible) && ContradictsOthers())
        {
            reason = QualityReason.Implausible;
        }
        else if (Quality.RankOf(reason) > Quality.RankOf(QualityReason.Humid) && IsHumid())
        {
            reason = QualityReason.Humid;
        }

        Pass(waiting.Product, reason);
    }

    /// <summary>The foremost reason that this channel alone knows against a good reading.</summary>
    private QualityReason Judge(int raw, long product, long nowMs, QualityReason curveReason)
    {
        if (checks.StuckMs > 0 && lastMs >= 0 && raw == LastRaw && nowMs - sameSinceMs >= checks.StuckMs)
        {
            return QualityReason.Stuck;
        }

        if (curveReason != QualityReason.None)
        {
            return curveReason;
        }

        if (product > highestProduct)
        {
            return QualityReason.AboveRange;
        }

        if (product < lowestProduct)
        {
            return QualityReason.BelowRange;
        }

        if (checks.RatePerMinute > 0 && lastMs >= 0 && IsTooFast(product, nowMs))
        {
            return QualityReason.RateOfChange;
        }

        return checks.OnChipPort && circumstances.InFlashShadow ? QualityReason.FlashWrite : QualityReason.None;
    }

    private bool IsTooFast(long product, long nowMs)
    {
        long change = product - (long)LastRaw * numerator;
        long pauseMs = nowMs - lastMs;
        long rateProduct = (long)checks.RatePerMinute * Scale.Denominator;
        return pauseMs > 0
            && (change < 0 ? -change : change) * MinuteMs > rateProduct * (pauseMs < LongestPauseMs ? pauseMs : LongestPauseMs);
    }

    private bool ContradictsOthers()
    {
        int value = Scale.Apply(LastRaw);
        return (checks.AtMost != null && IsFresh(checks.AtMost) && value > checks.AtMost.Scale.Apply(checks.AtMost.LastRaw))
            || (checks.AtLeast != null && IsFresh(checks.AtLeast) && value < checks.AtLeast.Scale.Apply(checks.AtLeast.LastRaw));
    }

    private bool IsHumid()
    {
        Channel humidity = checks.Humidity;
        return humidity != null && IsFresh(humidity) && humidity.Scale.Apply(humidity.LastRaw) > checks.HumidityLimit;
    }

    private bool IsFresh(Channel other) => other.lastWasSound && circumstances.NowMs - other.lastMs <= FreshMs;

    private void Pass(long product, QualityReason reason)
    {
        if (Mode != MeasuringMode.Measuring)
        {
            reason = ModeReason();
        }

        LastReason = reason;
        readings.Add(product, reason);
    }

    private QualityReason ModeReason()
    {
        switch (Mode)
        {
            case MeasuringMode.Maintenance:
                return QualityReason.Maintenance;
            case MeasuringMode.Calibrating:
                return QualityReason.Calibrating;
            default:
                return QualityReason.OutOfOperation;
        }
    }
}
