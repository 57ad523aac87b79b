namespace Station.Tool.Decoding;

/// <summary>What a driver counted in the bytes of a row.</summary>
/// <param name="Good">Frames with a reading.</param>
/// <param name="Other">Frames without one that were understood.</param>
/// <param name="ChecksumErrors">Frames with a wrong checksum or CRC.</param>
/// <param name="InstrumentErrors">Frames in which the instrument has no reading.</param>
/// <param name="BytesSkipped">Bytes that belong to no frame.</param>
internal sealed record FrameCounts(int Good, int Other, int ChecksumErrors, int InstrumentErrors, int BytesSkipped);
