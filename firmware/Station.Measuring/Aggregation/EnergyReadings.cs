using System;
using Station.Measurement;

namespace Station.Aggregation;

/// <summary>
/// Sound levels, whose period value is the equivalent level: 10 lg of the mean of 10^(L/10) (HJ 906-2017). Stored units are
/// 0.1 dB.
/// </summary>
public sealed class EnergyReadings : PeriodReadings
{
    private readonly EnergySum[] sums = new EnergySum[Quality.ReasonCount];
    private readonly Scale scale;

    public EnergyReadings(int intervalMs, Scale scale)
        : base(intervalMs)
    {
        this.scale = scale;
        for (int reason = 0; reason < sums.Length; reason++)
        {
            sums[reason] = new EnergySum();
        }
    }

    protected override void Collect(long product, int reason) =>
        sums[reason].Add((int)HalfEven.Divide(product, scale.Denominator) + scale.Offset);

    protected override int Mean(int reason, int count) => sums[reason].EquivalentLevel(count);

    protected override void Forget()
    {
        for (int reason = 0; reason < sums.Length; reason++)
        {
            sums[reason].Clear();
        }
    }
}
