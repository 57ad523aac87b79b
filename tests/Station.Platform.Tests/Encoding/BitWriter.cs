namespace Station.Platform.Tests.Encoding;

/// <summary>Writes a bit stream, most significant bit first, one bit at a time: slow and easy to check by eye.</summary>
internal sealed class BitWriter
{
    private readonly List<bool> bits = [];

    public void Write(uint value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
        {
            bits.Add(((value >> bit) & 1) != 0);
        }
    }

    public void Rice(uint value, int k)
    {
        var quotient = value >> k;
        if (quotient >= 20)
        {
            Write(0xFFFFF, 20);
            Write(value, 32);
            return;
        }

        for (var one = 0; one < quotient; one++)
        {
            bits.Add(true);
        }

        bits.Add(false);
        Write(value & ((1u << k) - 1), k);
    }

    public byte[] ToArray()
    {
        var bytes = new byte[(bits.Count + 7) / 8];
        for (var bit = 0; bit < bits.Count; bit++)
        {
            if (bits[bit])
            {
                bytes[bit / 8] |= (byte)(0x80 >> (bit % 8));
            }
        }

        return bytes;
    }
}
