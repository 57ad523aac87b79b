namespace Station.Platform.Commands;

/// <summary>A command and its arguments, before it is bound to a session (telemetry format, section 4.7).</summary>
/// <param name="Code">The command.</param>
/// <param name="Arguments">The bytes behind its code.</param>
public sealed record CommandRequest(CommandCode Code, byte[] Arguments)
{
    /// <summary>A command without arguments.</summary>
    public static CommandRequest Plain(CommandCode code) => new(code, []);

    /// <summary>Shows which station it is, for 1 to 3,600 s.</summary>
    public static CommandRequest Identify(int seconds) => new(CommandCode.Identify, new PayloadBuilder().Varint(seconds).ToArray());

    /// <summary>Changes up to six settings together.</summary>
    public static CommandRequest Set(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var arguments = new PayloadBuilder().Varint(pairs.Count);
        foreach (var (name, value) in pairs)
        {
            arguments.Text(name).Text(value);
        }

        return new CommandRequest(CommandCode.Set, arguments.ToArray());
    }

    /// <summary>Tells the time in answer to a nonce.</summary>
    public static CommandRequest TimeHint(ReadOnlySpan<byte> nonce, long utcMs) =>
        new(CommandCode.TimeHint, new PayloadBuilder().Bytes(nonce).Varint(utcMs).ToArray());

    /// <param name="column">The channel's place in the context.</param>
    /// <param name="zero">What the instrument shows where there is nothing, in stored units.</param>
    /// <param name="spanMillionths">Factor in millionths.</param>
    /// <param name="day">Days since 1970-01-01.</param>
    /// <param name="operatorName">Who did it, at most 16 bytes.</param>
    public static CommandRequest Calibrate(int column, int zero, int spanMillionths, int day, string operatorName) => new(
        CommandCode.Calibrate,
        new PayloadBuilder().Varint(column).Zigzag(zero).Varint(spanMillionths).Varint(day).Text(operatorName).ToArray());

    /// <summary>Puts columns into maintenance or back; all when none is named.</summary>
    public static CommandRequest Maintenance(bool isOn, IReadOnlyList<int> columns)
    {
        var arguments = new PayloadBuilder().Byte(isOn ? (byte)1 : (byte)0).Varint(columns.Count);
        foreach (var column in columns)
        {
            arguments.Varint(column);
        }

        return new CommandRequest(CommandCode.Maintenance, arguments.ToArray());
    }

    /// <summary>Sends blocks again from that number on.</summary>
    public static CommandRequest Resend(long firstBlock) => new(CommandCode.Resend, new PayloadBuilder().Varint(firstBlock).ToArray());

    /// <summary>Trusts an authority of the broker's.</summary>
    /// <param name="certificate">DER, at most 900 bytes.</param>
    /// <param name="isAlone">Whether those in force are trusted no longer.</param>
    public static CommandRequest Trust(ReadOnlySpan<byte> certificate, bool isAlone) => new(
        CommandCode.Trust, new PayloadBuilder().Byte(isAlone ? (byte)1 : (byte)0).Varint(certificate.Length).Bytes(certificate).ToArray());

    /// <summary>The payload, bound to a session.</summary>
    /// <param name="session">The station's session.</param>
    /// <param name="counter">Above that of every command before.</param>
    /// <param name="expiresSeconds">Uptime of that session's boot until which it may be done.</param>
    /// <param name="id">Names it, however often it is sent.</param>
    public byte[] ToPayload(ulong session, long counter, long expiresSeconds, ulong id) => new PayloadBuilder()
        .Byte((byte)Wire.MessageKind.Command).UInt64(session).Varint(counter).Varint(expiresSeconds).UInt64(id)
        .Byte((byte)Code).Bytes(Arguments).ToArray();
}
