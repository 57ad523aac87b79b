using System.Globalization;
using Station.Platform.Errors;
using Station.Platform.Storage;

namespace Station.Tool.Values;

/// <summary>Stations as people type them: eight hexadecimal digits, as topics and the key registry have it.</summary>
internal static class StationText
{
    /// <summary>Whether a text is one.</summary>
    public static bool IsStation(string text) => TryParse(text, out _);

    public static uint Parse(string text) =>
        TryParse(text, out uint number)
            ? number
            : throw new ToolError(ExitStatus.Usage, "report-station", $"'{text}' is no station.", "Write its eight hexadecimal digits, such as 0000002a.");

    /// <summary>The one station of a store.</summary>
    public static uint ChooseOnly(string store, IReadOnlyList<StoreKey> keys)
    {
        uint[] stations = [.. keys.Select(key => key.Station).Distinct()];
        return stations.Length switch
        {
            1 => stations[0],
            0 => throw new PlatformException(ErrorToken.NoRecords, store, "the store has nothing of any station"),
            _ => throw new ToolError(
                ExitStatus.Usage,
                "report-station",
                $"{store} has the stations {string.Join(", ", stations.Select(station => $"{station:x8}"))}.",
                "Name one with --station."),
        };
    }

    private static bool TryParse(string text, out uint number)
    {
        number = 0;
        return text.Length == 8 && uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
    }
}
