namespace Station.Hal.Simulated.Flash;

/// <summary>Sizes of the flash and settings of the file system, as the platform's port has them.</summary>
public static class FlashGeometry
{
    /// <summary>Bytes of a block, the unit of erasing.</summary>
    public const int BlockBytes = 4096;

    /// <summary>Bytes of a page, the unit of programming.</summary>
    public const int PageBytes = 128;

    /// <summary>Bytes of the file system's cache; also the longest file that stays inline (a block's eighth is the same).</summary>
    public const int CacheBytes = 512;

    /// <summary>Erases after which half of a metadata pair moves elsewhere.</summary>
    public const int BlockCycles = 512;

    /// <summary>The stock volume of boards with 4 MB.</summary>
    public const int SmallVolumeBytes = 256 * 1024;

    /// <summary>The stock volume of boards with 8 MB.</summary>
    public const int MediumVolumeBytes = 2 * 1024 * 1024;

    /// <summary>The stock volume of boards with 16 MB.</summary>
    public const int LargeVolumeBytes = 3 * 1024 * 1024;

    /// <summary>Rounds up to whole pages.</summary>
    internal static int ToPages(int bytes)
    {
        return (bytes + PageBytes - 1) / PageBytes * PageBytes;
    }
}
