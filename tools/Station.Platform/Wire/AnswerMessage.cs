namespace Station.Platform.Wire;

/// <summary>What a station says became of a command (telemetry format, section 4.7).</summary>
/// <param name="CommandCounter">Counter of the last command that it did.</param>
/// <param name="CommandId">The command that is answered.</param>
/// <param name="Outcome">A code; later versions may have more.</param>
/// <param name="Body">What follows; its meaning depends on the command.</param>
public readonly record struct AnswerMessage(
    ulong Session, long Boot, uint BootNonce, long UptimeMs, long CommandCounter, ulong CommandId, byte Outcome, byte[] Body)
{
    internal static Fault Decode(ReadOnlySpan<byte> payload, out AnswerMessage message)
    {
        var reader = new ByteReader(payload);
        reader.ReadByte();
        message = new AnswerMessage(
            reader.ReadUInt64(),
            reader.ReadVarint(1, long.MaxValue, Fault.Boot),
            reader.ReadUInt32(),
            reader.ReadVarint(),
            reader.ReadVarint(),
            reader.ReadUInt64(),
            reader.ReadByte(),
            []);
        message = message with { Body = reader.Rest.ToArray() };
        return reader.Fault;
    }
}
