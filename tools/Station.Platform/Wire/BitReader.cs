using System.Buffers.Binary;
using System.Numerics;

namespace Station.Platform.Wire;

/// <summary>
/// Reads a bit stream, most significant bit first. A window of 64 bits is filled eight bytes at a time, so that a Rice
/// code costs one count of leading bits. Like <see cref="ByteReader"/> it keeps the first fault and goes on with zeros.
/// </summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>From this quotient on a number is written in full: no input makes a long row of ones expensive.</summary>
    private const int EscapeQuotient = 20;

    private readonly ReadOnlySpan<byte> bytes = bytes;
    private int next;
    private ulong window;
    private int available;

    public Fault Fault { get; private set; }

    public readonly bool Failed => Fault != Fault.None;

    public void Fail(Fault fault)
    {
        if (Fault == Fault.None)
        {
            Fault = fault;
        }
    }

    /// <summary>The next <paramref name="count"/> bits, 0 to 32.</summary>
    public uint Read(int count)
    {
        if (count == 0)
        {
            return 0;
        }

        if (available < count)
        {
            Fill();
            if (available < count)
            {
                Fail(Fault.Truncated);
                return 0;
            }
        }

        var value = (uint)(window >> (64 - count));
        Drop(count);
        return value;
    }

    /// <summary>A number in Rice code with parameter <paramref name="k"/>, 0 to 15.</summary>
    public uint ReadRice(int k)
    {
        // The longest code has 52 bits; a filled window always holds it, unless the stream ends.
        if (available < EscapeQuotient + 32)
        {
            Fill();
        }

        var ones = BitOperations.LeadingZeroCount(~window);
        if (ones >= EscapeQuotient)
        {
            return ReadEscaped(k);
        }

        if (ones + 1 + k > available)
        {
            Fail(Fault.Truncated);
            return 0;
        }

        Drop(ones + 1);
        var low = k == 0 ? 0 : (uint)(window >> (64 - k));
        Drop(k);
        return ((uint)ones << k) | low;
    }

    /// <summary>Everything must have been read but for at most seven zero bits.</summary>
    public void ExpectEnd()
    {
        if (Failed)
        {
            return;
        }

        Fill();
        if (available > 7 || next < bytes.Length)
        {
            Fail(Fault.TrailingBytes);
        }
        else if (window != 0)
        {
            Fail(Fault.FillBits);
        }
    }

    private uint ReadEscaped(int k)
    {
        if (available < EscapeQuotient + 32)
        {
            Fail(Fault.Truncated);
            return 0;
        }

        Drop(EscapeQuotient);
        var value = Read(32);
        if (value >> k < EscapeQuotient)
        {
            Fail(Fault.SeriesForm);
        }

        return value;
    }

    private void Drop(int count)
    {
        window <<= count;
        available -= count;
    }

    private void Fill()
    {
        if (bytes.Length - next >= 8)
        {
            window |= BinaryPrimitives.ReadUInt64BigEndian(bytes[next..]) >> available;
            var taken = (63 - available) >> 3;
            next += taken;
            available += taken * 8;
            return;
        }

        while (available <= 56 && next < bytes.Length)
        {
            window |= (ulong)bytes[next++] << (56 - available);
            available += 8;
        }
    }
}
