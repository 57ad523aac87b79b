namespace Station.Tool.Probing;

/// <summary>What a probe is to try.</summary>
/// <param name="Baud">The one rate to try; null for all that supported sensors come with.</param>
/// <param name="Addresses">Modbus addresses to ask.</param>
/// <param name="Wakes">Wakes particle sensors that rest before it listens.</param>
internal sealed record ProbeOptions(int? Baud, IReadOnlyList<int> Addresses, bool Wakes)
{
    public const int LowestAddress = 1;
    public const int HighestAddress = 250;

    /// <summary>The addresses of the shipped profiles.</summary>
    public static IReadOnlyList<int> UsualAddresses { get; } = [1, 2, 3];
}
