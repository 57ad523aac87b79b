using System.Buffers.Binary;

namespace Station.Platform.Tests.Encoding;

/// <summary>Writes the primitives of the telemetry format.</summary>
internal sealed class ByteWriter
{
    private readonly List<byte> bytes = [];

    public byte[] ToArray() => [.. bytes];

    public ByteWriter Byte(int value)
    {
        bytes.Add((byte)value);
        return this;
    }

    public ByteWriter UInt32(uint value)
    {
        var buffer = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(buffer, value);
        return Bytes(buffer);
    }

    public ByteWriter UInt64(ulong value)
    {
        var buffer = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(buffer, value);
        return Bytes(buffer);
    }

    public ByteWriter Bytes(ReadOnlySpan<byte> value)
    {
        bytes.AddRange(value);
        return this;
    }

    public ByteWriter Varint(long value)
    {
        var rest = (ulong)value;
        while (rest > 127)
        {
            bytes.Add((byte)(128 + (rest % 128)));
            rest /= 128;
        }

        bytes.Add((byte)rest);
        return this;
    }

    public ByteWriter Zigzag(long value) => Varint(value >= 0 ? value * 2 : (-value * 2) - 1);

    public ByteWriter Text(string value)
    {
        var encoded = System.Text.Encoding.UTF8.GetBytes(value);
        return Varint(encoded.Length).Bytes(encoded);
    }
}
