using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Station.Platform.Wire;

/// <summary>
/// Reads the primitives of the telemetry format. The first fault sticks and everything read after it is zero, so that
/// decoders need not ask after each number: they ask before a loop and at the end.
/// </summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private const int LongestVarint = 9;
    private const int LongestText = 96;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int position;

    public Fault Fault { get; private set; }

    public readonly bool Failed => Fault != Fault.None;

    public readonly int Position => position;

    public readonly ReadOnlySpan<byte> Rest => bytes[position..];

    public void Fail(Fault fault)
    {
        if (Fault == Fault.None)
        {
            Fault = fault;
        }
    }

    /// <summary>Fails with <paramref name="fault"/> unless the rule holds.</summary>
    public void Require(bool rule, Fault fault)
    {
        if (!rule)
        {
            Fail(fault);
        }
    }

    public byte ReadByte() => Take(1) is [var value] ? value : (byte)0;

    public uint ReadUInt32() => Take(4) is { Length: 4 } taken ? BinaryPrimitives.ReadUInt32BigEndian(taken) : 0;

    public ulong ReadUInt64() => Take(8) is { Length: 8 } taken ? BinaryPrimitives.ReadUInt64BigEndian(taken) : 0;

    /// <summary>The next bytes, or none when there are not so many.</summary>
    public ReadOnlySpan<byte> Take(int length)
    {
        if (Failed || length > bytes.Length - position)
        {
            Fail(Fault.Truncated);
            return default;
        }

        var taken = bytes.Slice(position, length);
        position += length;
        return taken;
    }

    public long ReadVarint()
    {
        ulong value = 0;
        for (var index = 0; index < LongestVarint; index++)
        {
            var group = ReadByte();
            value |= (ulong)(group & 0x7F) << (7 * index);
            if (group < 0x80)
            {
                Require(group != 0 || index == 0, Fault.NumberForm);
                return Failed ? 0 : (long)value;
            }
        }

        Fail(Fault.NumberForm);
        return 0;
    }

    public long ReadZigzag()
    {
        var folded = (ulong)ReadVarint();
        return (long)(folded >> 1) ^ -(long)(folded & 1);
    }

    /// <summary>A varint that must lie within limits; the lower limit after a failure.</summary>
    public long ReadVarint(long least, long most, Fault fault)
    {
        var value = ReadVarint();
        if (!Failed && value >= least && value <= most)
        {
            return value;
        }

        Fail(fault);
        return least;
    }

    /// <summary>Number of a block or record.</summary>
    public long ReadNumber() => ReadVarint(0, BlockHeader.NumberLimit - 1, Fault.NumberRange);

    /// <summary>A zigzag number that must fit 32 bits.</summary>
    public int ReadZigzag32(Fault fault)
    {
        var value = ReadZigzag();
        Require(value is >= int.MinValue and <= int.MaxValue, fault);
        return Failed ? 0 : (int)value;
    }

    public string ReadText()
    {
        var encoded = Take((int)ReadVarint(0, LongestText, Fault.Text));
        if (Utf8.IsValid(encoded))
        {
            return Encoding.UTF8.GetString(encoded);
        }

        Fail(Fault.Text);
        return "";
    }

    public void ExpectEnd() => Require(Failed || position == bytes.Length, Fault.TrailingBytes);
}
