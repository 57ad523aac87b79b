using Station.Hal;

namespace Station.Sensors.Expander;

/// <summary>The bus of the station's expanders, with the buffers of its transfers: a transfer is over when its call returns, so that all channels share them.</summary>
public sealed class ExpanderBus
{
    private readonly II2cBus bus;
    private readonly byte[] registerAddress = new byte[1];

    public ExpanderBus(II2cBus bus) => this.bus = bus;

    /// <summary>To be filled with the register's address and what is written to it.</summary>
    public byte[] Output { get; } = new byte[ExpanderPort.FifoBytes + 1];

    /// <summary>Writes the first bytes of <see cref="Output"/>.</summary>
    public bool Write(int address, int count) => bus.Write(address, Output, count) == I2cStatus.Complete;

    /// <summary>Reads from a register; <see cref="Input"/> holds it until the next call.</summary>
    public bool Read(int address, byte register, int count)
    {
        registerAddress[0] = register;
        return bus.WriteRead(address, registerAddress, 1, Input, count) == I2cStatus.Complete;
    }

    /// <summary>What was read last.</summary>
    public byte[] Input { get; } = new byte[ExpanderPort.FifoBytes];
}
