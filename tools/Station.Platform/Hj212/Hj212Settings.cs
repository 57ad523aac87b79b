using System.Globalization;
using Station.Platform.Errors;

namespace Station.Platform.Hj212;

/// <summary>
/// What a government platform wants: platform configuration, never part of a record. Lines of a word, a name and key=value, as
/// in profiles; # begins a remark.
/// </summary>
public sealed class Hj212Settings
{
    /// <summary>Far above the 24 and 6 of the protocol, which nobody keeps to, and far enough below a segment that every item finds room in one.</summary>
    private const int LongestName = 64;
    private const int LongestPassword = 32;

    private readonly Dictionary<uint, Hj212Station> stations = [];
    private readonly Dictionary<string, Hj212Factor> factors = new(StringComparer.Ordinal);

    private Hj212Settings()
    {
    }

    /// <summary>Version bits of the flag: 1 for 2017, 2 for 2025.</summary>
    public int VersionBits { get; private set; } = 1;

    /// <summary>Minutes from UTC to the local time in which the packets are; China has one.</summary>
    public int UtcOffsetMinutes { get; private set; } = 480;

    public Hj212Station? StationOf(uint number) => stations.GetValueOrDefault(number);

    /// <summary>How a factor is given on; without a line under its own name as measured.</summary>
    public Hj212Factor FactorOf(string factor) => factors.GetValueOrDefault(factor) ?? new Hj212Factor(factor, factor, 0, null);

    /// <exception cref="PlatformException">The file cannot be read, or a line cannot be understood.</exception>
    public static Hj212Settings Load(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.Hj212Unreadable, path, "the settings for HJ 212 cannot be read", exception);
        }

        var settings = new Hj212Settings();
        for (var index = 0; index < lines.Length; index++)
        {
            string[] words = lines[index].Split('#')[0].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && !settings.Take(words))
            {
                throw new PlatformException(ErrorToken.Hj212Malformed, $"{path}:{index + 1}", "the line cannot be understood");
            }
        }

        return settings;
    }

    private bool Take(string[] words)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words.Skip(2))
        {
            var (key, value) = word.Split('=', 2) is [var left, var right] ? (left, right) : (word, "");
            if (value.Length == 0 || value.AsSpan().ContainsAny(";,&") || !values.TryAdd(key, value))
            {
                return false;
            }
        }

        return words.Length > 1 && words[0] switch
        {
            "hj212" => TakeVersion(words[1], values),
            "station" => TakeStation(words[1], values),
            "factor" => TakeFactor(words[1], values),
            _ => false,
        };
    }

    private bool TakeVersion(string version, Dictionary<string, string> values)
    {
        VersionBits = version switch { "2017" => 1, "2025" => 2, _ => 0 };
        if (values.Remove("offset", out var offset))
        {
            UtcOffsetMinutes = Number(offset, -720, 840) ?? int.MinValue;
        }

        return VersionBits > 0 && UtcOffsetMinutes != int.MinValue && values.Count == 0;
    }

    private bool TakeStation(string name, Dictionary<string, string> values) =>
        name.Length == 8 && uint.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
        && values.Remove("mn", out var mn) && values.Remove("pw", out var pw) && values.Remove("st", out var st) && values.Count == 0
        && Number(st, 10, 99) is { } system && mn.Length <= LongestName && pw.Length <= LongestPassword
        && stations.TryAdd(number, new Hj212Station(number, mn, pw, system));

    private bool TakeFactor(string factor, Dictionary<string, string> values)
    {
        var name = values.Remove("as", out var given) ? given : factor;
        var shift = values.Remove("shift", out var shiftText) ? Number(shiftText, -18, 18) : 0;
        int? decimals = values.Remove("decimals", out var decimalsText) ? Number(decimalsText, 0, 9) ?? -1 : null;
        return shift is { } power && decimals is not -1 && name.Length <= LongestName && values.Count == 0 && factors.TryAdd(factor, new Hj212Factor(factor, name, power, decimals));
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
