using System.Text.RegularExpressions;
using Station.Measurement;
using Station.Sensors.Modbus;

namespace Station.Tool.Decoding;

/// <summary>What lies in the registers of Modbus devices whose name tells it, for answers of so many registers.</summary>
internal static class KnownRegisters
{
    private static readonly (Regex Name, int Registers, string Quantity, string Unit, int Place, int Decimals)[] Rows =
    [
        (new Regex("^(RS485-TH|SHT20|XY-MD02)"), 2, "temperature", "C", 0, 1),
        (new Regex("^(RS485-TH|SHT20|XY-MD02)"), 2, "humidity", "%", 1, 1),
        (new Regex("^noise sensor"), 1, "level", "dB", 0, 1),
    ];

    /// <summary>The values that the firmware makes of an answer's registers; none where the name does not tell.</summary>
    public static IEnumerable<FrameValue> Read(string device, int[] registers)
    {
        foreach ((Regex name, int count, string quantity, string unit, int place, int decimals) in Rows)
        {
            var map = new RegisterMap(1, 3, place, ModbusNumber.Int16, RegisterMap.NoRegister, decimals, [0x7FFF, 0x8000, 0xFFFF]);
            if (registers.Length == count && name.IsMatch(device) && RegisterValue.TryDecode(map, registers[place], 0, decimals, out int thousandths))
            {
                yield return FrameValue.Of(new Quantity(quantity, unit, -3), thousandths, QualityReason.None);
            }
        }
    }
}
