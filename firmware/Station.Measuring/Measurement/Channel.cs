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

    /// <summary>Places in <see cref="marks"/>.</summary>
    private const int ReasonBits = 0xFF;
    private const int SoundBit = 0x100;
    private const int ModeShift = 12;
    private const int ModeBits = 0xF << ModeShift; // none of them while it measures
    private const int NumberShift = 16;

    private readonly ChannelChecks checks;
    private readonly Scale scale;
    private readonly long lowestProduct;
    private readonly long highestProduct;

    /// <summary>Uptime of the last reading; negative before the first.</summary>
    private long lastMs = -1;

    /// <summary>
    /// From below: what became of the last reading; whether it was sound when it was taken, before other channels had their say; the mode; the channel's number. A byte each would take a
    /// field of twelve.
    /// </summary>
    private int marks;

    /// <param name="scale">From the quantity's raw unit to stored units.</param>
    /// <param name="minimum">Lowest value of the measuring range in stored units.</param>
    /// <param name="maximum">Highest value of the measuring range in stored units.</param>
    /// <param name="readings">Where the readings go.</param>
    public Channel(Scale scale, int minimum, int maximum, IReadings readings)
        : this(scale, minimum, maximum, new ChannelChecks(new Circumstances(null, readings)))
    {
    }

    /// <param name="scale">From the quantity's raw unit to stored units.</param>
    /// <param name="minimum">Lowest value of the measuring range in stored units.</param>
    /// <param name="maximum">Highest value of the measuring range in stored units.</param>
    /// <param name="checks">What readings are held against; the channel's own where they remember anything of it.</param>
    /// <param name="number">Its number among those whose readings go there.</param>
    public Channel(Scale scale, int minimum, int maximum, ChannelChecks checks, int number = 0)
    {
        this.scale = scale;
        this.checks = checks;
        marks = (number << NumberShift) | (int)QualityReason.TooFewReadings;
        lowestProduct = ((long)minimum - scale.Offset) * scale.Denominator;
        highestProduct = ((long)maximum - scale.Offset) * scale.Denominator;
    }

    /// <summary>The next channel that listens to the same quantity; null for none.</summary>
    internal Channel NextListener { get; set; }

    public Scale Scale => scale;

    /// <summary>The last raw reading, or what its curve made of it, for the terminal; meaningful when <see cref="LastReason"/> is not a failure without value.</summary>
    public int LastRaw { get; private set; }

    /// <summary>What became of the last reading.</summary>
    public QualityReason LastReason => (QualityReason)(marks & ReasonBits);

    /// <summary>Other channels have a say: readings wait for <see cref="Settle"/>.</summary>
    public bool NeedsOthers => checks.Waiting != null;

    /// <summary>What people have set the channel to: the door for commands and terminal.</summary>
    public MeasuringMode Mode
    {
        get => (MeasuringMode)((marks & ModeBits) >> ModeShift);
        set => marks = (marks & ~ModeBits) | ((int)value << ModeShift);
    }

    /// <summary>Takes a reading. A reason given by the sensor (warming up, its own error) outranks the range.</summary>
    public void Take(int raw, QualityReason reason)
    {
        ChannelChecks checks = this.checks;
        WaitingReading waiting = checks.Waiting;
        if (waiting != null)
        {
            Settle();
        }

        QualityReason curveReason = QualityReason.None;
        if (checks.Curve != null)
        {
            raw = checks.Curve.Read(raw, out curveReason);
        }

        long product = (long)raw * scale.Numerator;
        long nowMs = checks.Circumstances.NowMs;
        if (reason == QualityReason.None)
        {
            reason = Judge(raw, product, nowMs, curveReason);
        }

        if (checks.StuckMs > 0 && (raw != LastRaw || lastMs < 0))
        {
            checks.StillSinceMs = nowMs;
        }

        marks = (marks & ~SoundBit) | (reason == QualityReason.None ? SoundBit : 0);
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
        reason = (marks & ModeBits) == 0 ? reason : ModeReason();
        marks = (marks & ~ReasonBits) | (int)reason;
        checks.Circumstances.Readings.AddFailure(marks >> NumberShift, reason);
    }

    /// <summary>Judges a reading that waits for those of other channels. To be called when all readings of a step are taken.</summary>
    public void Settle()
    {
        WaitingReading waiting = checks.Waiting;
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
        if (checks.StuckMs > 0 && lastMs >= 0 && raw == LastRaw && nowMs - checks.StillSinceMs >= checks.StuckMs)
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

        return checks.OnChipPort && checks.Circumstances.InFlashShadow ? QualityReason.FlashWrite : QualityReason.None;
    }

    private bool IsTooFast(long product, long nowMs)
    {
        long change = product - (long)LastRaw * scale.Numerator;
        long pauseMs = nowMs - lastMs;
        long rateProduct = (long)checks.RatePerMinute * scale.Denominator;
        return pauseMs > 0
            && (change < 0 ? -change : change) * MinuteMs > rateProduct * (pauseMs < LongestPauseMs ? pauseMs : LongestPauseMs);
    }

    private bool ContradictsOthers()
    {
        int value = scale.Apply(LastRaw);
        return (checks.AtMost != null && IsFresh(checks.AtMost) && value > checks.AtMost.Scale.Apply(checks.AtMost.LastRaw))
            || (checks.AtLeast != null && IsFresh(checks.AtLeast) && value < checks.AtLeast.Scale.Apply(checks.AtLeast.LastRaw));
    }

    private bool IsHumid()
    {
        Channel humidity = checks.Humidity;
        return humidity != null && IsFresh(humidity) && humidity.Scale.Apply(humidity.LastRaw) > checks.HumidityLimit;
    }

    private bool IsFresh(Channel other) => (other.marks & SoundBit) != 0 && checks.Circumstances.NowMs - other.lastMs <= FreshMs;

    private void Pass(long product, QualityReason reason)
    {
        if ((marks & ModeBits) != 0)
        {
            reason = ModeReason();
        }

        marks = (marks & ~ReasonBits) | (int)reason;
        checks.Circumstances.Readings.Add(marks >> NumberShift, product, reason);
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
