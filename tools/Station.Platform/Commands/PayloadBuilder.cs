using System.Buffers.Binary;
using System.Text;

namespace Station.Platform.Commands;

/// <summary>Puts the primitives of the telemetry format one behind the other.</summary>
internal sealed class PayloadBuilder
{
    private readonly List<byte> bytes = [];

    public PayloadBuilder Byte(byte value)
    {
        bytes.Add(value);
        return this;
    }

    public PayloadBuilder UInt64(ulong value)
    {
        Span<byte> encoded = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(encoded, value);
        return Bytes(encoded);
    }

    public PayloadBuilder Bytes(ReadOnlySpan<byte> value)
    {
        bytes.AddRange(value);
        return this;
    }

    /// <summary>A number that is not negative.</summary>
    public PayloadBuilder Varint(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return this;
    }

    public PayloadBuilder Zigzag(long value) => Varint((value << 1) ^ (value >> 63));

    public PayloadBuilder Text(string value)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(value);
        return Varint(encoded.Length).Bytes(encoded);
    }

    public byte[] ToArray() => [.. bytes];
}
