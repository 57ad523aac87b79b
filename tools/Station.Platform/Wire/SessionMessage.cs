namespace Station.Platform.Wire;

/// <summary>Where a station stands after a connect.</summary>
public readonly record struct SessionMessage(
    long Boot,
    uint BootNonce,
    ulong Session,
    long UptimeMs,
    long CommandCounter,
    long NextBlock,
    long OldestHeld,
    long NextSequence,
    string FirmwareVersion)
{
    internal static Fault Decode(ReadOnlySpan<byte> payload, out SessionMessage message)
    {
        var reader = new ByteReader(payload);
        reader.ReadByte();
        message = new SessionMessage(
            reader.ReadVarint(1, long.MaxValue, Fault.Boot),
            reader.ReadUInt32(),
            reader.ReadUInt64(),
            reader.ReadVarint(),
            reader.ReadVarint(),
            reader.ReadNumber(),
            reader.ReadNumber(),
            reader.ReadNumber(),
            reader.ReadText());
        reader.Require(message.OldestHeld <= message.NextBlock, Fault.Held);
        reader.ExpectEnd();
        return reader.Fault;
    }
}
