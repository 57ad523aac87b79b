namespace Station.Hal;

/// <summary>An I2C bus of the board. Worst stall of every call: 1 s, when a device holds the clock.</summary>
public interface II2cBus
{
    /// <summary>Writes the first <paramref name="count"/> bytes of <paramref name="data"/> to a 7-bit address.</summary>
    I2cStatus Write(int address, byte[] data, int count);

    /// <summary>Writes, then reads after a repeated start.</summary>
    I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount);

    /// <summary>Reads without writing before: for devices that need time between a command and its answer.</summary>
    I2cStatus Read(int address, byte[] data, int count);

    /// <summary>Frees a bus that a device holds low: nine clocks and a stop condition.</summary>
    void Clear();
}
