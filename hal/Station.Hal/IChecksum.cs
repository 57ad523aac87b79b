namespace Station.Hal;

/// <summary>CRC-32 (ISO-HDLC, as in IEEE 802.3), native on the device. Worst stall: none.</summary>
public interface IChecksum
{
    uint Crc32(byte[] data, int offset, int count);
}
