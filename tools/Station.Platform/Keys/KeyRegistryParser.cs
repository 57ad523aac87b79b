using System.Globalization;
using System.Text.Json;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>
/// Reads a registry token by token, so that every complaint names its line. What it does not know it refuses: a
/// mistyped name must not silently leave a station without its key.
/// </summary>
internal ref struct KeyRegistryParser(string path, ReadOnlySpan<byte> text)
{
    public const string Format = "station-keys-1";
    private const int RootLength = 32;

    private readonly string path = path;
    private readonly ReadOnlySpan<byte> text = text;
    private Utf8JsonReader reader = new(text);

    public List<RegisteredStation> Parse()
    {
        try
        {
            return ParseDocument();
        }
        catch (JsonException exception)
        {
            throw Malformed("not valid JSON", (exception.LineNumber ?? 0) + 1, exception);
        }
    }

    private List<RegisteredStation> ParseDocument()
    {
        var formatSeen = false;
        List<RegisteredStation>? stations = null;
        Expect(JsonTokenType.StartObject, "an object");
        while (ReadName() is { } name)
        {
            switch (name)
            {
                case "format" when !formatSeen:
                    formatSeen = ReadText(name) == Format ? true : throw Malformed($"the format is not \"{Format}\"");
                    break;
                case "stations" when stations is null:
                    stations = ParseStations();
                    break;
                default:
                    throw Malformed($"\"{name}\" is not expected here");
            }
        }

        if (!formatSeen || stations is null)
        {
            throw Malformed(formatSeen ? "\"stations\" is missing" : "\"format\" is missing");
        }

        reader.Read();
        return stations;
    }

    private List<RegisteredStation> ParseStations()
    {
        var stations = new List<RegisteredStation>();
        var identities = new HashSet<(uint, byte)>();
        Expect(JsonTokenType.StartArray, "a list of stations");
        while (Next() != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Malformed("a station must be an object");
            }

            var station = ParseStation();
            if (!identities.Add((station.Number, station.Generation)))
            {
                throw Malformed($"station {station.Number:x8} generation {station.Generation} is there twice");
            }

            stations.Add(station);
        }

        return stations;
    }

    private RegisteredStation ParseStation()
    {
        uint? number = null;
        byte? generation = null;
        string? stationName = null;
        byte[]? root = null;
        while (ReadName() is { } name)
        {
            switch (name)
            {
                case "station" when number is null:
                    number = ReadNumber();
                    break;
                case "generation" when generation is null:
                    generation = ReadGeneration();
                    break;
                case "name" when stationName is null:
                    stationName = ReadText(name);
                    break;
                case "root" when root is null:
                    root = ReadRoot();
                    break;
                default:
                    throw Malformed($"\"{name}\" is not expected here");
            }
        }

        var missing = number is null ? "station" : generation is null ? "generation" : stationName is null ? "name" : "root";
        return root is not null && missing == "root"
            ? new RegisteredStation(number!.Value, generation!.Value, stationName!, root)
            : throw Malformed($"a station lacks \"{missing}\"");
    }

    private uint ReadNumber()
    {
        var digits = ReadText("station");
        return digits.Length == 8 && !digits.AsSpan().ContainsAnyExcept("0123456789abcdef")
            ? uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : throw Malformed("\"station\" must be eight lower-case hexadecimal digits");
    }

    private byte ReadGeneration() => Next() == JsonTokenType.Number && reader.TryGetByte(out var generation)
        ? generation
        : throw Malformed("\"generation\" must be a number from 0 to 255");

    private byte[] ReadRoot()
    {
        var digits = ReadText("root");
        return digits.Length == 2 * RootLength && !digits.AsSpan().ContainsAnyExcept("0123456789abcdef")
            ? Convert.FromHexString(digits)
            : throw Malformed("\"root\" must be 64 lower-case hexadecimal digits");
    }

    private string ReadText(string name) => Next() == JsonTokenType.String
        ? reader.GetString()!
        : throw Malformed($"\"{name}\" must be a text in quotes");

    /// <summary>The next property's name, or null at the object's end.</summary>
    private string? ReadName() => Next() == JsonTokenType.PropertyName ? reader.GetString() : null;

    private void Expect(JsonTokenType type, string description)
    {
        if (Next() != type)
        {
            throw Malformed($"{description} is expected here");
        }
    }

    private JsonTokenType Next()
    {
        reader.Read();
        return reader.TokenType;
    }

    private readonly PlatformException Malformed(string happened) =>
        Malformed(happened, 1 + text[..(int)reader.TokenStartIndex].Count((byte)'\n'), null);

    private readonly PlatformException Malformed(string happened, long line, Exception? cause) =>
        new(ErrorToken.RegistryMalformed, $"{path}:{line}", happened, cause);
}
