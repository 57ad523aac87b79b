namespace Station.Hal.Simulated;

/// <summary>What answers to a chip select of the simulated SPI bus.</summary>
public interface ISpiDevice
{
    /// <summary>Takes the bytes of one transfer, in the order of the wire, and leaves in their places what it answers meanwhile. Without supply it leaves all ones.</summary>
    void Transfer(Span<byte> bytes, long trueMs);

    /// <summary>Supply of the device switched on or off.</summary>
    void SetPower(bool on, long trueMs);
}
