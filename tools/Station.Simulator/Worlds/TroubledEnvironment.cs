using Station.Simulator.Environments;

namespace Station.Simulator.Worlds;

/// <summary>A world in which all sensors of one quantity can be wrong: stuck at a moment, beside the truth, or at the end of what there is.</summary>
public sealed class TroubledEnvironment(IEnvironment inner) : IEnvironment
{
    private readonly Dictionary<EnvironmentQuantity, long> frozenAtMs = [];
    private readonly Dictionary<EnvironmentQuantity, (long SinceMs, int PermilleADay)> drifting = [];
    private readonly Dictionary<EnvironmentQuantity, int> fixedValues = [];
    private bool isTroubled;

    /// <summary>What is read stays as it is at that time.</summary>
    public void Freeze(EnvironmentQuantity quantity, long atMs) => Change(frozenAtMs, quantity, atMs);

    /// <summary>What is read moves away from the truth, by so many permille of it a day.</summary>
    public void Drift(EnvironmentQuantity quantity, long sinceMs, int permilleADay) => Change(drifting, quantity, (sinceMs, permilleADay));

    /// <summary>What is read is that value.</summary>
    public void Fix(EnvironmentQuantity quantity, int value) => Change(fixedValues, quantity, value);

    /// <summary>What is read is true again.</summary>
    public void Heal(EnvironmentQuantity quantity)
    {
        frozenAtMs.Remove(quantity);
        drifting.Remove(quantity);
        fixedValues.Remove(quantity);
        isTroubled = frozenAtMs.Count + drifting.Count + fixedValues.Count > 0;
    }

    /// <inheritdoc/>
    public int At(EnvironmentQuantity quantity, long trueMs)
    {
        if (!isTroubled)
        {
            return inner.At(quantity, trueMs);
        }

        if (fixedValues.TryGetValue(quantity, out int value))
        {
            return value;
        }

        value = inner.At(quantity, frozenAtMs.TryGetValue(quantity, out long atMs) ? atMs : trueMs);
        return drifting.TryGetValue(quantity, out var drift)
            ? (int)Math.Clamp(value + value * ((trueMs - drift.SinceMs) / 1_000 * drift.PermilleADay / 86_400) / 1_000, int.MinValue, int.MaxValue)
            : value;
    }

    private void Change<T>(Dictionary<EnvironmentQuantity, T> trouble, EnvironmentQuantity quantity, T value)
    {
        trouble[quantity] = value;
        isTroubled = true;
    }
}
