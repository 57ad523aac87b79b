using Station.Hal;

namespace Station.Sensors.Expander;

/// <summary>The bus of the station's expanders, with the buffer of its transfers: a transfer is over when its call returns, so that all channels share it.</summary>
public sealed class ExpanderBus
{
    private readonly II2cBus bus;
    private readonly byte[] registerAddress = new byte[1];

    public ExpanderBus(II2cBus bus) => this.bus = bus;

    /// <summary>To be filled with the register's address and what is written to it; or what was read last.</summary>
    public byte[] Buffer { get; } = new byte[ExpanderPort.FifoBytes + 1];

    /// <summary>Writes the first bytes of <see cref="Buffer"/>.</summary>
    public bool Write(int address, int count) => bus.Write(address, Buffer, count) == I2cStatus.Complete;

    /// <summary>Reads from a register; <see cref="Buffer"/> holds it until the next call.</summary>
    public bool Read(int address, byte register, int count)
    {
        registerAddress[0] = register;
        return bus.WriteRead(address, registerAddress, 1, Buffer, count) == I2cStatus.Complete;
    }
}
