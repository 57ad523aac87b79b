namespace Station.Tool.Decoding;

/// <summary>What the counts of a driver say of the bytes that it was given.</summary>
internal static class Refusal
{
    /// <param name="row">The row.</param>
    /// <param name="driver">The driver's word in a profile.</param>
    /// <param name="counts">What it counted.</param>
    /// <param name="values">What it took.</param>
    /// <param name="unfinished">The bytes end within a frame or an answer.</param>
    public static FrameFinding Judge(FrameRow row, string driver, FrameCounts counts, IReadOnlyList<FrameValue> values, bool unfinished)
    {
        (FrameVerdict verdict, string? reason, string? explanation) = values.Count > 0
            ? (FrameVerdict.Values, null, null)
            : Explain(counts, unfinished);
        return new FrameFinding(row.Line, row.Id, row.Device, verdict)
        {
            ByteCount = row.Bytes.Length,
            Driver = driver,
            Reason = reason,
            Explanation = explanation,
            Values = values,
            Counts = counts,
        };
    }

    private static (FrameVerdict Verdict, string? Reason, string Explanation) Explain(FrameCounts counts, bool unfinished) => counts switch
    {
        { InstrumentErrors: > 0 } => (FrameVerdict.Refused, FrameReason.InstrumentError, "the instrument says, or its values show, that it has no reading"),
        { ChecksumErrors: > 0 } => (FrameVerdict.Refused, FrameReason.Checksum, "a checksum or CRC is wrong"),
        { Other: > 0 } => (FrameVerdict.NoReading, null, "a command, an acknowledgement or an echo"),
        _ when unfinished => (FrameVerdict.Refused, FrameReason.Incomplete, "a frame begins and does not end"),
        _ => (FrameVerdict.Refused, FrameReason.NoFrame, "no frame of this device begins anywhere"),
    };
}
