using System.Globalization;
using System.Text.RegularExpressions;
using Station.Settings;
using Station.Simulator.Models;

namespace Station.Tool.Decoding;

/// <summary>
/// Gives registers of a BME280 to the firmware's driver. Which registers a row holds, its description says (<c>0xF7..0xFE</c>); calibration is remembered from row to row of the same device,
/// because a reading means nothing without.
/// </summary>
internal sealed partial class ClimateTrial
{
    private const int AllOnes20 = 0xFFFFF;

    private readonly Dictionary<string, BoschRegisters> parts = [];

    public FrameFinding Run(FrameRow row)
    {
        BoschRegisters registers = parts.TryGetValue(row.Device, out BoschRegisters? known) ? known : parts[row.Device] = new BoschRegisters();
        Match range = Range().Match(row.Description);
        int first = range.Success ? int.Parse(range.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) : BoschRegisters.Data;
        if (first != BoschRegisters.Data)
        {
            registers.Set(first, row.Bytes);
            return Finding(row, FrameVerdict.NoReading, null, "registers other than those of a reading; they are remembered");
        }

        if (row.Bytes.Length < BoschRegisters.DataBytes)
        {
            return Finding(row, FrameVerdict.Refused, FrameReason.Incomplete, "a reading has 8 registers");
        }

        if (IsNobodys(row.Bytes))
        {
            return Finding(row, FrameVerdict.Refused, FrameReason.InstrumentError, "the registers are those of a conversion that was not made, or of a bus that nobody drives");
        }

        if (!registers.IsCalibrated)
        {
            return Finding(row, FrameVerdict.Refused, FrameReason.RegistersMissing, "the calibration is missing: rows with 0x88..0xA1 and 0xE1..0xE7 of this device must come before");
        }

        registers.Set(first, row.Bytes);
        return new DriverTrial(SensorText.Read(Instruments.Climate, row.Line), row.Bytes, new RegisterBus(registers)).Run(row);
    }

    /// <summary>Such rows mean the same whatever the part: on a station the settings that are read together with the measurement tell a bus without a driver.</summary>
    private static bool IsNobodys(byte[] data) =>
        Raw(data, 0) is BoschRegisters.Skipped20 or AllOnes20 || Raw(data, 3) is BoschRegisters.Skipped20 or AllOnes20;

    private static int Raw(byte[] data, int place) => data[place] << 12 | data[place + 1] << 4 | data[place + 2] >> 4;

    private static FrameFinding Finding(FrameRow row, FrameVerdict verdict, string? reason, string explanation) =>
        new(row.Line, row.Id, row.Device, verdict) { ByteCount = row.Bytes.Length, Driver = Instruments.Climate, Reason = reason, Explanation = explanation };

    [GeneratedRegex("0x([0-9A-Fa-f]{2})\\b")]
    private static partial Regex Range();
}
