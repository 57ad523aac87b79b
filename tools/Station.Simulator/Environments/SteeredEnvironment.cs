namespace Station.Simulator.Environments;

/// <summary>A world that somebody has a hand on: quantities are moved up or down from what nature does, and what sensors read of one can be held.</summary>
/// <param name="nature">What is true while nobody touches it.</param>
public sealed class SteeredEnvironment(IEnvironment nature) : IEnvironment
{
    private const int Whole = 1_000;

    private readonly Dictionary<EnvironmentQuantity, int> shifts = [];
    private readonly Dictionary<EnvironmentQuantity, int> held = [];

    /// <inheritdoc/>
    public int At(EnvironmentQuantity quantity, long trueMs) =>
        held.Count > 0 && held.TryGetValue(quantity, out int value) ? value : WorldAt(quantity, trueMs);

    /// <inheritdoc/>
    public int TenthsAt(EnvironmentQuantity quantity, long trueMs) =>
        held.ContainsKey(quantity) ? At(quantity, trueMs) * 10 : Math.Max(Floor(quantity) * 10, nature.TenthsAt(quantity, trueMs) + ShiftOf(quantity) * 10);

    /// <summary>What is true, whether or not sensors read it.</summary>
    public int WorldAt(EnvironmentQuantity quantity, long trueMs) => Math.Max(Floor(quantity), nature.At(quantity, trueMs) + ShiftOf(quantity));

    /// <summary>Moves a quantity so that it has that value now; what nature does to it goes on from there.</summary>
    public void Move(EnvironmentQuantity quantity, int value, long nowMs) => shifts[quantity] = value - nature.At(quantity, nowMs);

    /// <summary>Leaves a quantity to nature again.</summary>
    public void Release(EnvironmentQuantity quantity) => shifts.Remove(quantity);

    /// <summary>Whether somebody has moved it.</summary>
    public bool IsMoved(EnvironmentQuantity quantity) => shifts.ContainsKey(quantity);

    /// <summary>What sensors read of a quantity stays as it is now, or follows the world again.</summary>
    public void Hold(EnvironmentQuantity quantity, bool isHeld, long nowMs)
    {
        held.Remove(quantity);
        if (isHeld)
        {
            held[quantity] = WorldAt(quantity, nowMs);
        }
    }

    /// <summary>Coarse and finest dust go with fine dust: a cloud has all of them.</summary>
    private int ShiftOf(EnvironmentQuantity quantity) => shifts.Count == 0 ? 0 : quantity switch
    {
        EnvironmentQuantity.Pm1 => shifts.GetValueOrDefault(EnvironmentQuantity.Pm25) * 600 / Whole,
        EnvironmentQuantity.Pm10 => shifts.GetValueOrDefault(EnvironmentQuantity.Pm25) * 1_700 / Whole,
        _ => shifts.GetValueOrDefault(quantity),
    };

    /// <summary>Temperatures and levels may be below zero, concentrations may not.</summary>
    private static int Floor(EnvironmentQuantity quantity) => quantity switch
    {
        EnvironmentQuantity.Temperature or EnvironmentQuantity.WaterTemperature or EnvironmentQuantity.WaterLevel => int.MinValue / 16,
        _ => 0,
    };
}
