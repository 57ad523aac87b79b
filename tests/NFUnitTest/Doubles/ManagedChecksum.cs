using Station.Hal;

namespace Station.UnitTests.Doubles;

/// <summary>CRC-32 (ISO-HDLC) bit by bit: short enough to be seen to be right.</summary>
internal sealed class ManagedChecksum : IChecksum
{
    private const uint Polynomial = 0xEDB88320;

    public uint Crc32(byte[] data, int offset, int count)
    {
        uint crc = 0xFFFFFFFF;
        for (int i = offset; i < offset + count; i++)
        {
            crc ^= data[i];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            }
        }

        return crc ^ 0xFFFFFFFF;
    }
}
