namespace Station.Bytes;

/// <summary>
/// Reads the primitives of docs/telemetry-format.md section 1. What is not there or not in its shortest form reads as 0 and sets
/// <see cref="Failed"/>, so that untrusted bytes need one check, at the end.
/// </summary>
public sealed class ByteReader
{
    /// <summary>Longest text in any format.</summary>
    public const int TextLimitBytes = 96;

    private byte[] buffer;
    private int end;

    public int Position { get; private set; }

    public bool Failed { get; private set; }

    /// <summary>Every byte was read and each was well-formed.</summary>
    public bool Finished => !Failed && Position == end;

    public int Remaining => end - Position;

    public void Open(byte[] source, int offset, int count)
    {
        buffer = source;
        Position = offset;
        end = offset + count;
        Failed = false;
    }

    public int U8()
    {
        if (Position < end)
        {
            return buffer[Position++];
        }

        Failed = true;
        return 0;
    }

    public int U16() => (U8() << 8) | U8();

    public int U24() => (U8() << 16) | U16();

    public uint U32() => ((uint)U16() << 16) | (uint)U16();

    public long Varint()
    {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            int next = U8();
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                if (next == 0 && shift > 0)
                {
                    Failed = true;
                }

                return value;
            }
        }

        Failed = true;
        return 0;
    }

    /// <summary>A varint that must not exceed <paramref name="maximum"/>.</summary>
    public int Varint(int maximum)
    {
        long value = Varint();
        if (value > maximum)
        {
            Failed = true;
            return 0;
        }

        return (int)value;
    }

    public long Zigzag()
    {
        long value = Varint();
        return (value >> 1) ^ -(value & 1);
    }

    public void Bytes(byte[] into, int offset, int count)
    {
        if (count > Remaining)
        {
            Failed = true;
            return;
        }

        System.Array.Copy(buffer, Position, into, offset, count);
        Position += count;
    }

    /// <summary>A text without control characters, of at most so many bytes; empty where the bytes are none.</summary>
    public string Text(int limitBytes)
    {
        int length = Varint(limitBytes);
        int from = Position;
        Skip(length);
        if (!Failed && Utf8.IsPlainText(buffer, from, length))
        {
            return System.Text.Encoding.UTF8.GetString(buffer, from, length);
        }

        Failed = true;
        return string.Empty;
    }

    public void Skip(int count)
    {
        if (count > Remaining)
        {
            Failed = true;
            return;
        }

        Position += count;
    }
}
