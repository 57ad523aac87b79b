namespace Station.Simulator.Models;

/// <summary>An instrument on a Modbus line: an address and registers.</summary>
public abstract class ModbusSlave
{
    protected ModbusSlave(int address)
    {
        Address = address;
    }

    public int Address { get; }

    /// <summary>Measures: fixes what the registers hold, and returns the reading in the slave's own unit.</summary>
    public abstract int Measure(long trueMs);

    /// <summary>What a register holds.</summary>
    public abstract int Register(int index);
}
