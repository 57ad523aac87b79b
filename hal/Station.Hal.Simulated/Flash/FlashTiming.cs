namespace Station.Hal.Simulated.Flash;

/// <summary>How long the flash keeps the whole machine waiting.</summary>
/// <param name="EraseMs">Time to erase a block.</param>
/// <param name="ProgramMicroseconds">Time to program a page.</param>
public readonly record struct FlashTiming(int EraseMs, int ProgramMicroseconds)
{
    /// <summary>A usual 3.3 V serial NOR flash: 45 ms for a block of 4 KiB, 0.4 ms for 256 bytes.</summary>
    public static FlashTiming Usual { get; } = new(45, 200);

    internal long MillisecondsFor(long erases, long programmedBytes)
    {
        return erases * EraseMs + programmedBytes / FlashGeometry.PageBytes * ProgramMicroseconds / 1000;
    }
}
