namespace Station.Simulator.Truth;

/// <summary>Sound energy of readings, which adds up where levels do not: what an hour leaves behind for the levels of its day.</summary>
/// <param name="Sum">Sum of 10 to the tenth of each level in dB.</param>
/// <param name="Readings">Their number.</param>
public readonly record struct TruthEnergy(double Sum, int Readings)
{
    /// <summary>The equivalent level in dB; not a number without readings.</summary>
    public double Level => 10 * Math.Log10(Sum / Readings);

    public static TruthEnergy Of(IReadOnlyCollection<decimal> levels) => new(levels.Sum(level => Math.Pow(10, (double)level / 10)), levels.Count);

    public static TruthEnergy operator +(TruthEnergy one, TruthEnergy other) => new(one.Sum + other.Sum, one.Readings + other.Readings);
}
