namespace Station.Bytes;

/// <summary>Takes bits, most significant first, from a <see cref="ByteReader"/>. What is not there reads as 0 and sets the reader's <see cref="ByteReader.Failed"/>.</summary>
public sealed class BitReader
{
    private readonly ByteReader source;
    private int current;
    private int currentBits;

    public BitReader(ByteReader source) => this.source = source;

    /// <summary>Reads <paramref name="count"/> bits, 0 to 32.</summary>
    public uint Read(int count)
    {
        uint value = 0;
        while (count > 0)
        {
            if (currentBits == 0)
            {
                current = source.U8();
                currentBits = 8;
            }

            int taken = count < currentBits ? count : currentBits;
            currentBits -= taken;
            count -= taken;
            value = (value << taken) | ((uint)(current >> currentBits) & ((1u << taken) - 1));
        }

        return value;
    }

    /// <summary>Leaves what is left of the last byte: the next bit comes from the next byte.</summary>
    public void Finish() => currentBits = 0;
}
