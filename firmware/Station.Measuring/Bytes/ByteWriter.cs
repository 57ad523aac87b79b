namespace Station.Bytes;

/// <summary>
/// Writes the primitives of docs/telemetry-format.md section 1 into a buffer of fixed size. What does not fit is not written and sets
/// <see cref="Overflowed"/>, so that the check is made once, at the end.
/// </summary>
public sealed class ByteWriter
{
    private readonly byte[] buffer;
    private readonly int limit;

    public ByteWriter(byte[] buffer)
        : this(buffer, buffer.Length)
    {
    }

    /// <param name="buffer">Takes what is written.</param>
    /// <param name="limit">Where in the buffer writing ends.</param>
    public ByteWriter(byte[] buffer, int limit)
    {
        this.buffer = buffer;
        this.limit = limit;
    }

    public byte[] Buffer => buffer;

    /// <summary>Bytes written so far.</summary>
    public int Position { get; private set; }

    /// <summary>Something did not fit.</summary>
    public bool Overflowed { get; private set; }

    public void Reset()
    {
        Position = 0;
        Overflowed = false;
    }

    /// <summary>Takes back everything after <paramref name="position"/>, an overflow too.</summary>
    public void Rewind(int position)
    {
        Position = position;
        Overflowed = false;
    }

    public void U8(int value)
    {
        if (Position < limit)
        {
            buffer[Position++] = (byte)value;
        }
        else
        {
            Overflowed = true;
        }
    }

    public void U16(int value)
    {
        U8(value >> 8);
        U8(value);
    }

    public void U24(int value)
    {
        U8(value >> 16);
        U16(value);
    }

    public void U32(uint value)
    {
        U16((int)(value >> 16));
        U16((int)value);
    }

    /// <summary>Unsigned LEB128; the value must not be negative.</summary>
    public void Varint(long value)
    {
        while (value > 0x7F)
        {
            U8((int)(value & 0x7F) | 0x80);
            value >>= 7;
        }

        U8((int)value);
    }

    public void Zigzag(long value) => Varint((value << 1) ^ (value >> 63));

    public void Bytes(byte[] source, int offset, int count)
    {
        if (count > limit - Position)
        {
            Overflowed = true;
            return;
        }

        System.Array.Copy(source, offset, buffer, Position, count);
        Position += count;
    }

    /// <summary>Length and UTF-8, cut to <see cref="ByteReader.TextLimitBytes"/> at a character's border.</summary>
    public void Text(string value)
    {
        byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(value);
        int count = utf8.Length;
        if (count > ByteReader.TextLimitBytes)
        {
            count = ByteReader.TextLimitBytes;
            while ((utf8[count] & 0xC0) == 0x80)
            {
                count--;
            }
        }

        Varint(count);
        Bytes(utf8, 0, count);
    }

    /// <summary>The same of a word of a profile, which is ASCII and short: without any memory of its own.</summary>
    public void Word(string value)
    {
        U8(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            U8(value[i]);
        }
    }
}
