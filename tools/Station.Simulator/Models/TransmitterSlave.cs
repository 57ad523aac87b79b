using Station.Simulator.Environments;

namespace Station.Simulator.Models;

/// <summary>A transmitter with its value in one register and, where it has one, the number of decimals in another.</summary>
public sealed class TransmitterSlave : ModbusSlave
{
    private readonly IEnvironment environment;
    private readonly EnvironmentQuantity quantity;
    private readonly int valueRegister;
    private readonly int decimalsRegister;
    private readonly int decimals;
    private int value;

    public TransmitterSlave(
        int address, IEnvironment environment, EnvironmentQuantity quantity, int valueRegister, int decimalsRegister, int decimals)
        : base(address)
    {
        this.environment = environment;
        this.quantity = quantity;
        this.valueRegister = valueRegister;
        this.decimalsRegister = decimalsRegister;
        this.decimals = decimals;
    }

    public override int Measure(long trueMs) => value = environment.At(quantity, trueMs);

    public override int Register(int index) =>
        index == valueRegister ? value & 0xFFFF : index == decimalsRegister ? decimals : 0;
}
