using System.Globalization;
using System.Text.RegularExpressions;

namespace Station.Tool.Flashing;

/// <summary>The chip on the other end of the cable, as <c>nanoff --devicedetails</c> prints it (nanoFirmwareFlasher, Esp32DeviceInfo.ToString).</summary>
/// <param name="Name">Such as ESP32-S3.</param>
/// <param name="Revision">Major revision; 0 when it was not named.</param>
/// <param name="FlashMegabytes">Its flash.</param>
/// <param name="RamMegabytes">External RAM; null when nanoff cannot tell.</param>
/// <param name="Address">Its MAC address, empty when it was not named.</param>
internal sealed partial record ChipDetails(string Name, int Revision, int FlashMegabytes, int? RamMegabytes, string Address)
{
    /// <summary>What a print of nanoff says; null when it says nothing of a chip.</summary>
    public static ChipDetails? Parse(string printed)
    {
        Match connected = Connected().Match(printed);
        Match flash = Flash().Match(printed);
        if (!connected.Success || !flash.Success)
        {
            return null;
        }

        Match ram = Ram().Match(printed);
        return new ChipDetails(
            connected.Groups["name"].Value,
            Revised().Match(printed) is { Success: true } revised ? Number(revised.Groups[1]) : 0,
            Number(flash.Groups[1]),
            ram.Success ? Number(ram.Groups[1]) : null,
            Mac().Match(printed).Groups[1].Value);
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Connected to:\s+(?<name>ESP32[-A-Z0-9]*)")]
    private static partial Regex Connected();

    [GeneratedRegex(@"revision v(\d{1,3})")]
    private static partial Regex Revised();

    [GeneratedRegex(@"Flash size (\d{1,4})MB")]
    private static partial Regex Flash();

    [GeneratedRegex(@"PSRAM: (\d{1,3})MB")]
    private static partial Regex Ram();

    [GeneratedRegex(@"^MAC ([0-9A-F:]+)", RegexOptions.Multiline)]
    private static partial Regex Mac();
}
