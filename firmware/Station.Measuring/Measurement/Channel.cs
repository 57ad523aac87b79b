namespace Station.Measurement;

/// <summary>
/// One measured channel: takes the raw readings of a sensor's quantity, holds them against the channel's measuring range and
/// passes them on to be collected. Works on exact products; see <see cref="IReadings"/>.
/// </summary>
public sealed class Channel
{
    private readonly IReadings readings;
    private readonly int numerator;
    private readonly long lowestProduct;
    private readonly long highestProduct;

    /// <param name="name">The channel's name in the profile.</param>
    /// <param name="scale">From the quantity's raw unit to stored units.</param>
    /// <param name="minimum">Lowest value of the measuring range in stored units.</param>
    /// <param name="maximum">Highest value of the measuring range in stored units.</param>
    /// <param name="readings">Where the readings go.</param>
    public Channel(string name, Scale scale, int minimum, int maximum, IReadings readings)
    {
        Name = name;
        Scale = scale;
        this.readings = readings;
        numerator = scale.Numerator;
        lowestProduct = ((long)minimum - scale.Offset) * scale.Denominator;
        highestProduct = ((long)maximum - scale.Offset) * scale.Denominator;
    }

    public string Name { get; }

    public Scale Scale { get; }

    /// <summary>The last raw reading, for the terminal; meaningful when <see cref="LastReason"/> is not a failure without value.</summary>
    public int LastRaw { get; private set; }

    /// <summary>What became of the last reading.</summary>
    public QualityReason LastReason { get; private set; } = QualityReason.TooFewReadings;

    /// <summary>Takes a reading. A reason given by the sensor (warming up, its own error) outranks the range.</summary>
    public void Take(int raw, QualityReason reason)
    {
        long product = (long)raw * numerator;
        if (reason == QualityReason.None)
        {
            if (product > highestProduct)
            {
                reason = QualityReason.AboveRange;
            }
            else if (product < lowestProduct)
            {
                reason = QualityReason.BelowRange;
            }
        }

        LastRaw = raw;
        LastReason = reason;
        readings.Add(product, reason);
    }

    /// <summary>Takes note that a reading was due and did not come.</summary>
    public void Miss(QualityReason reason)
    {
        LastReason = reason;
        readings.AddFailure(reason);
    }
}
