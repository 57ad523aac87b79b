namespace Station.Hal.Simulated;

/// <summary>CRC-32 (ISO-HDLC) by a table of its own.</summary>
public sealed class VirtualChecksum : IChecksum
{
    // The polynomial 0x04C11DB7 with its bits in reverse order.
    private const uint ReversedPolynomial = 0xEDB88320;

    private static readonly uint[] Table = BuildTable();

    private readonly HalGate gate;

    public VirtualChecksum(HalGate gate)
    {
        this.gate = gate;
    }

    /// <inheritdoc/>
    public uint Crc32(byte[] data, int offset, int count)
    {
        gate.Enter(HalCall.Checksum, count);
        uint crc = uint.MaxValue;
        foreach (byte value in data.AsSpan(offset, count))
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] BuildTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) == 0 ? entry >> 1 : (entry >> 1) ^ ReversedPolynomial;
            }

            table[i] = entry;
        }

        return table;
    }
}
