using Station.Simulator.Environments;

namespace Station.Simulator.Models;

/// <summary>
/// A transmitter with its value in one register or two, in any order of bytes, and, where it has one, the number of decimals in another register.
/// </summary>
public sealed class TransmitterSlave : ModbusSlave
{
    private readonly IEnvironment environment;
    private readonly EnvironmentQuantity quantity;
    private readonly TransmitterFormat format;
    private uint word;

    /// <param name="address">Address on the line.</param>
    /// <param name="environment">The world around it.</param>
    /// <param name="quantity">What it measures.</param>
    /// <param name="format">How it shows that.</param>
    public TransmitterSlave(int address, IEnvironment environment, EnvironmentQuantity quantity, TransmitterFormat format)
        : base(address)
    {
        this.environment = environment;
        this.quantity = quantity;
        this.format = format;
    }

    /// <summary>The reading as the registers have it; a floating one in thousandths.</summary>
    public override int Measure(long trueMs)
    {
        int raw = environment.At(quantity, trueMs) / format.Divisor;
        int carried = format.Type == "float32" ? raw * format.FloatThousandths : raw;
        word = format.Type == "float32" ? BitConverter.SingleToUInt32Bits(carried / 1_000f) : (uint)raw;
        return carried;
    }

    public override int Register(int index)
    {
        if (index == format.DecimalsRegister)
        {
            return format.Decimals;
        }

        int place = index - format.ValueRegister;
        return place switch
        {
            0 => Ordered(format.IsWide && !IsLowFirst ? word >> 16 : word),
            1 when format.IsWide => Ordered(IsLowFirst ? word >> 16 : word),
            _ => 0,
        };
    }

    private bool IsLowFirst => format.Order is "cdab" or "dcba";

    private int Ordered(uint value)
    {
        int half = (int)(value & 0xFFFF);
        return format.Order is "badc" or "dcba" ? (half & 0xFF) << 8 | half >> 8 : half;
    }
}
