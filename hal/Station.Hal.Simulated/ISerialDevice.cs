namespace Station.Hal.Simulated;

/// <summary>
/// What sits on the other end of a serial line. Devices live in true virtual time and are advanced lazily: whenever the station
/// looks at the line, the device first sends everything that was due by then.
/// </summary>
public interface ISerialDevice
{
    /// <summary>Sends, through <paramref name="line"/>, every frame that is due up to <paramref name="trueMs"/>, each with its own time of completion.</summary>
    void Advance(SerialLine line, long trueMs);

    /// <summary>Takes bytes that the station wrote.</summary>
    void Receive(SerialLine line, ReadOnlySpan<byte> bytes, long trueMs);

    /// <summary>
    /// Tells that the station has taken the last byte of a frame that was delivered with this tag: the moment at which its
    /// reading can count.
    /// </summary>
    void Taken(long frameTag, long trueMs);

    /// <summary>Supply of the device switched on or off (rail, power cut).</summary>
    void SetPower(bool on, long trueMs);
}
