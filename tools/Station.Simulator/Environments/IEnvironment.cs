namespace Station.Simulator.Environments;

/// <summary>The world around a station: a pure function of true time.</summary>
public interface IEnvironment
{
    /// <summary>What is true at a time, in the unit that <see cref="EnvironmentQuantity"/> states.</summary>
    int At(EnvironmentQuantity quantity, long trueMs);

    /// <summary>The same in tenths of that unit, for finer instruments. A world of whole units has a tenth that changes each second.</summary>
    int TenthsAt(EnvironmentQuantity quantity, long trueMs) => At(quantity, trueMs) * 10 + (int)(trueMs / 1_000 % 10);
}
