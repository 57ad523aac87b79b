using Station.Measurement;
using Station.Profiles;

namespace Station.Aggregation;

/// <summary>Readings whose period value is their arithmetic mean, rounded once, half to even: one for all channels, since most are.</summary>
public sealed class MeanValues : PeriodValues
{
    private readonly ChannelSettings[] channels;

    /// <summary>A sum for each slot of each channel.</summary>
    private readonly long[] sums;

    public MeanValues(ChannelSettings[] channels)
    {
        this.channels = channels;
        sums = new long[channels.Length * SlotCount];
    }

    public override void Collect(int channel, long product, int slot) => sums[channel * SlotCount + slot] += product;

    public override int Value(int channel, int firstSlot, int lastSlot, int count, Calibration calibration)
    {
        long sum = 0;
        for (int slot = firstSlot; slot <= lastSlot; slot++)
        {
            sum += sums[channel * SlotCount + slot];
        }

        Scale scale = channels[channel].Scale;
        long divisor = (long)scale.Denominator * count;
        return calibration.Apply(sum + scale.Offset * divisor, divisor);
    }

    public override void Feed(int channel, PeriodStatistics statistics, int count, long lowest, long highest) =>
        statistics.Add(channel, sums[channel * SlotCount + NormalSlot] + sums[channel * SlotCount + DoubtfulSlot], count, lowest, highest);

    public override void Forget(int channel, int slot) => sums[channel * SlotCount + slot] = 0;
}
