using Station.Hal.Simulated.Flash;

namespace Station.Tests.Journal.Life;

/// <summary>What a power cut left, and the life up to it.</summary>
internal sealed record Cut(int Number, FlashChip Chip, LifeLog Life, LifeMark Mark)
{
    /// <summary>The life up to the cut, to be gone on with.</summary>
    public LifeLog LogSoFar() => new(Life, Mark);
}
