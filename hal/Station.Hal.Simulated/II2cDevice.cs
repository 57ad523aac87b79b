namespace Station.Hal.Simulated;

/// <summary>What answers at an address of the simulated I2C bus.</summary>
public interface II2cDevice
{
    /// <summary>Takes a write transfer.</summary>
    I2cStatus Write(ReadOnlySpan<byte> bytes, long trueMs);

    /// <summary>Takes a write and answers a read after a repeated start.</summary>
    I2cStatus WriteRead(ReadOnlySpan<byte> written, Span<byte> read, long trueMs);

    /// <summary>Answers a read without a write before it.</summary>
    I2cStatus Read(Span<byte> read, long trueMs) => WriteRead([], read, trueMs);

    /// <summary>Supply of the device switched on or off.</summary>
    void SetPower(bool on, long trueMs);
}
