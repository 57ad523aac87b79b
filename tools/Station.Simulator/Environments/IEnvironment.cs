namespace Station.Simulator.Environments;

/// <summary>The world around a station: a pure function of true time.</summary>
public interface IEnvironment
{
    /// <summary>What is true at a time, in the unit that <see cref="EnvironmentQuantity"/> states.</summary>
    int At(EnvironmentQuantity quantity, long trueMs);
}
