namespace Station.Bytes;

/// <summary>Appends bits, most significant first, to the end of a <see cref="ByteWriter"/>.</summary>
public sealed class BitWriter
{
    private readonly ByteWriter target;
    private int pending;
    private int pendingBits;

    public BitWriter(ByteWriter target) => this.target = target;

    /// <summary>Writes the low <paramref name="count"/> bits (0 to 32) of <paramref name="value"/>.</summary>
    public void Write(uint value, int count)
    {
        while (count > 0)
        {
            int room = 8 - pendingBits;
            int taken = count < room ? count : room;
            int bits = (int)(value >> (count - taken)) & ((1 << taken) - 1);
            pending = (pending << taken) | bits;
            pendingBits += taken;
            count -= taken;
            if (pendingBits == 8)
            {
                target.U8(pending);
                pending = 0;
                pendingBits = 0;
            }
        }
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
