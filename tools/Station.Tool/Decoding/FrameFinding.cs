namespace Station.Tool.Decoding;

/// <summary>What became of one row.</summary>
/// <param name="Line">The row's line in the file.</param>
/// <param name="Id">What the file calls it.</param>
/// <param name="Device">The device that the row names.</param>
/// <param name="Verdict">What became of its bytes.</param>
internal sealed record FrameFinding(int Line, string Id, string Device, FrameVerdict Verdict)
{
    public int ByteCount { get; init; }

    /// <summary>The driver that looked at the bytes, by its word in a profile; null for none.</summary>
    public string? Driver { get; init; }

    /// <summary>One of <see cref="FrameReason"/> where there is no value, else null.</summary>
    public string? Reason { get; init; }

    /// <summary>The same in a sentence.</summary>
    public string? Explanation { get; init; }

    /// <summary>The values in the order in which the driver took them; several readings one after the other.</summary>
    public IReadOnlyList<FrameValue> Values { get; init; } = [];

    /// <summary>What the driver counted.</summary>
    public FrameCounts Counts { get; init; } = new(0, 0, 0, 0, 0);

    /// <summary>For an unknown device: drivers that find frames of their own in its bytes. Their values would be another device's.</summary>
    public IReadOnlyList<string> LooksLike { get; init; } = [];
}
