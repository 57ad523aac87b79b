using System;

namespace Station.Sensors.Modbus;

/// <summary>
/// Where an instrument keeps its reading: makers differ, so this is data of the profile. Value and decimals are read with one
/// question, so they must lie near each other.
/// </summary>
public sealed class RegisterMap
{
    /// <summary>There is no register for the decimals; they are fixed.</summary>
    public const int NoRegister = -1;

    /// <summary>Registers that one question may span.</summary>
    public const int LongestSpan = 16;

    /// <summary>Address, function, number, order and decimals: a field each would take twelve times as much.</summary>
    private readonly byte[] bytes;

    /// <param name="address">Address of the instrument on the bus, 1 to 250 (some answer at 250 to anyone).</param>
    /// <param name="function">3 for holding registers, 4 for input registers.</param>
    /// <param name="register">First register of the value.</param>
    /// <param name="number">How the value lies there.</param>
    /// <param name="decimalsRegister">Register that holds the decimals of the value, or <see cref="NoRegister"/>.</param>
    /// <param name="decimals">Decimals of the value where no register holds them, 0 to 3.</param>
    /// <param name="errorCodes">Raw 16-bit values by which the instrument says that it has no reading.</param>
    /// <param name="order">The order of its bytes.</param>
    public RegisterMap(
        int address,
        int function,
        int register,
        ModbusNumber number,
        int decimalsRegister,
        int decimals,
        int[] errorCodes,
        ModbusOrder order = ModbusOrder.Abcd)
    {
        bytes = new byte[] { (byte)address, (byte)function, (byte)number, (byte)order, (byte)decimals };
        Register = register;
        DecimalsRegister = decimalsRegister;
        ErrorCodes = errorCodes;
        if (Count > LongestSpan)
        {
            throw new ArgumentException("value and decimals lie too far apart for one question");
        }
    }

    public int Address => bytes[0];

    public int Function => bytes[1];

    public int Register { get; }

    public ModbusNumber Number => (ModbusNumber)bytes[2];

    public ModbusOrder Order => (ModbusOrder)bytes[3];

    /// <summary>The value takes two registers.</summary>
    public bool IsWide => Number >= ModbusNumber.Int32;

    public int DecimalsRegister { get; }

    public int Decimals => bytes[4];

    public int[] ErrorCodes { get; }

    /// <summary>First register of the question.</summary>
    public int First => DecimalsRegister != NoRegister && DecimalsRegister < Register ? DecimalsRegister : Register;

    /// <summary>Registers that the question asks for.</summary>
    public int Count
    {
        get
        {
            int last = Register + (IsWide ? 1 : 0);
            return (DecimalsRegister > last ? DecimalsRegister : last) - First + 1;
        }
    }

    /// <summary>True for a raw value by which the instrument says that it has no reading.</summary>
    public bool IsErrorCode(int raw)
    {
        for (int i = 0; i < ErrorCodes.Length; i++)
        {
            if (ErrorCodes[i] == raw)
            {
                return true;
            }
        }

        return false;
    }
}
