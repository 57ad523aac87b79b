using System;
using Station.Measurement;

namespace Station.Aggregation;

/// <summary>Readings whose period value is their arithmetic mean, rounded once, half to even.</summary>
public sealed class MeanReadings : PeriodReadings
{
    private readonly long[] sums = new long[Quality.ReasonCount];
    private readonly Scale scale;

    public MeanReadings(int intervalMs, Scale scale)
        : base(intervalMs)
    {
        this.scale = scale;
    }

    protected override void Collect(long product, int reason) => sums[reason] += product;

    protected override int Mean(int reason, int count) =>
        (int)HalfEven.Divide(sums[reason], (long)scale.Denominator * count) + scale.Offset;

    protected override void Forget() => Array.Clear(sums, 0, sums.Length);
}
