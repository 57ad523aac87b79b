namespace Station.Platform.Wire;

/// <summary>Records that the station admits to have lost; the range may say too much, never too little.</summary>
public sealed record LossEvent(
    byte Kind,
    byte Reason,
    long FirstSequence,
    long LastSequence,
    long Count,
    long FirstBoot,
    long FirstUptimeMs,
    long LastBoot,
    long LastUptimeMs) : EventDetail
{
    internal static LossEvent Read(ref ByteReader reader)
    {
        var loss = new LossEvent(
            reader.ReadByte(),
            reader.ReadByte(),
            reader.ReadNumber(),
            reader.ReadNumber(),
            reader.ReadVarint(),
            reader.ReadVarint(),
            reader.ReadVarint(),
            reader.ReadVarint(),
            reader.ReadVarint());
        reader.Require(loss.FirstSequence <= loss.LastSequence, Fault.EventBody);
        return loss;
    }
}
