using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// How the readings of a period become one value: a kind of statistic. Readings are collected in slots, of which one or two make the value. What a kind has to remember of channels
/// stands side by side in its arrays.
/// </summary>
public abstract class PeriodValues
{
    /// <summary>Where normal readings are collected.</summary>
    public const int NormalSlot = 0;

    /// <summary>Where doubtful readings are collected.</summary>
    public const int DoubtfulSlot = 1;

    /// <summary>Where the readings of the foremost reason that spoils them are collected.</summary>
    public const int SpoiltSlot = 2;

    public const int SlotCount = 3;

    /// <summary>Adds a value to those of a slot.</summary>
    public abstract void Collect(int channel, long product, int slot);

    /// <summary>The value of the <paramref name="count"/> readings in some slots, in stored units and calibrated.</summary>
    public abstract int Value(int channel, int firstSlot, int lastSlot, int count, Calibration calibration);

    /// <summary>Gives the normal and doubtful readings of the minute, <paramref name="count"/> between two ends, to the statistics of a longer period.</summary>
    public abstract void Feed(int channel, PeriodStatistics statistics, int count, long lowest, long highest);

    /// <summary>Forgets the values of a slot.</summary>
    public abstract void Forget(int channel, int slot);
}
