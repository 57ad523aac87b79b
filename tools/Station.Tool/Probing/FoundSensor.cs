using Station.Tool.Decoding;

namespace Station.Tool.Probing;

/// <summary>Something on the line that was recognised: all that it can be, and nothing that it cannot.</summary>
/// <param name="Family">The family.</param>
/// <param name="Baud">The rate at which it was heard.</param>
/// <param name="Fits">What fits: more than one where the bytes do not tell; at least one.</param>
internal sealed record FoundSensor(string Family, int Baud, IReadOnlyList<Fit> Fits)
{
    /// <summary>It sends by itself; else it was asked.</summary>
    public bool Sends { get; init; }

    /// <summary>Its address on the line, for instruments that have one.</summary>
    public int? Address { get; init; }

    /// <summary>Questions that were asked after the first answer, and how many of them brought bytes.</summary>
    public int Questions { get; init; }

    public int Answers { get; init; }

    /// <summary>What else there is to say of it; null for nothing.</summary>
    public string? Remark { get; init; } =
        Fits.Any(fit => fit.Finding.Values.Count > 0) ? null : "it reports an error of its own, sees nothing, or measures what the firmware has no driver for";

    /// <summary>What the first driver that fits has counted: they all saw the same frames.</summary>
    public FrameCounts Counts => Fits[0].Finding.Counts;

    /// <summary>Frames whose checksum was right, with a reading or with the instrument's own error.</summary>
    public int Frames => Judgement.FramesOf(Fits[0].Finding);
}
