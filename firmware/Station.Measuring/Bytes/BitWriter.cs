namespace Station.Bytes;

/// <summary>Appends bits, most significant first, to the end of a <see cref="ByteWriter"/>.</summary>
public sealed class BitWriter
{
    private readonly ByteWriter target;

    /// <summary>Bits that do not fill a byte yet.</summary>
    private uint pending;

    private int pendingBits;

    public BitWriter(ByteWriter target) => this.target = target;

    /// <summary>Writes the low <paramref name="count"/> bits (0 to 32) of <paramref name="value"/>.</summary>
    public void Write(uint value, int count)
    {
        ulong bits = ((ulong)pending << count) | (value & ((1ul << count) - 1));
        int left = pendingBits + count;
        while (left >= 8)
        {
            left -= 8;
            target.U8((int)(bits >> left));
        }

        pending = (uint)bits & ((1u << left) - 1);
        pendingBits = left;
    }

    /// <summary>Fills the last byte up with zero bits.</summary>
    public void Finish()
    {
        if (pendingBits > 0)
        {
            Write(0, 8 - pendingBits);
        }
    }

    /// <summary>Forgets a byte that was begun.</summary>
    public void Reset()
    {
        pending = 0;
        pendingBits = 0;
    }
}
