using System.Globalization;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>How a transmitter shows its value, from the line of the profile that it must fit.</summary>
public sealed class TransmitterFormat
{
    public TransmitterFormat(ProfileLines.Line sensor)
    {
        Unit = sensor.Get("unit", "mm");
        ValueRegister = Integer(sensor.Get("register", "0"));
        DecimalsRegister = Integer(sensor.Get("decimals-register", "-1"));
        Type = sensor.Get("type", "int16");
        Order = sensor.Get("order", "abcd");

        // Sound comes in 0.1 dB, wind in 0.1 m/s, water in mm: with as many decimals as make these of the unit, or as the profile gives.
        int whole = Unit switch { "dB" or "cm" or "m/s" => 1, "m" => 3, _ => 0 };
        bool isFree = DecimalsRegister >= 0 || Type == "float32";
        Decimals = isFree ? whole : Integer(sensor.Get("decimals", "0"));
        Divisor = PowerOfTen(Math.Max(0, whole - Decimals));
        FloatThousandths = whole > 3 ? 0 : PowerOfTen(3 - whole);
    }

    public string Unit { get; }

    public int ValueRegister { get; }

    /// <summary>-1 where there is none.</summary>
    public int DecimalsRegister { get; }

    public int Decimals { get; }

    public string Type { get; }

    public string Order { get; }

    public bool IsWide => Type is "int32" or "uint32" or "float32";

    /// <summary>From the environment's unit to the registers'.</summary>
    public int Divisor { get; }

    /// <summary>Thousandths of the unit in one step of the environment.</summary>
    public int FloatThousandths { get; }

    /// <summary>Exponent of what the transmitter carries.</summary>
    public int Exponent => Type == "float32" ? -3 : -Decimals;

    private static int Integer(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? int.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : int.Parse(text, CultureInfo.InvariantCulture);

    private static int PowerOfTen(int exponent)
    {
        int power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
