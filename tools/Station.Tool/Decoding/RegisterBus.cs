using Station.Hal;
using Station.Simulator.Models;

namespace Station.Tool.Decoding;

/// <summary>An I2C bus with a BME280 whose coefficients and measurement rows have told; it keeps what is written to its other registers and says of itself what the driver wants to hear.</summary>
internal sealed class RegisterBus : IReplayedBus
{
    private const int Identity = 0xD0;
    private const int FirstSetting = 0xF2;
    private const byte IdentityOfPart = 0x60;

    private readonly BoschRegisters registers;

    public RegisterBus(BoschRegisters registers)
    {
        this.registers = registers;
        registers.Set(Identity, IdentityOfPart);
    }

    public bool IsOver => false;

    /// <summary>Registers can be read over and over.</summary>
    public int Left => 0;

    public I2cStatus Write(int address, byte[] data, int count)
    {
        if (count == 2 && data[0] is >= FirstSetting and < BoschRegisters.Data)
        {
            registers.Set(data[0], data[1]);
        }

        return I2cStatus.Complete;
    }

    public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        registers.From(write[0], readCount).CopyTo(read);
        return I2cStatus.Complete;
    }

    public I2cStatus Read(int address, byte[] data, int count) => I2cStatus.NotAcknowledged;

    public void Clear()
    {
    }
}
