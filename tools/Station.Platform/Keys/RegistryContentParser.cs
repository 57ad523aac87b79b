using System.Globalization;
using System.Text.Json;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>
/// Reads stations and keys token by token, so that every complaint names its line. What it does not know it refuses: a
/// mistyped name must not silently leave a station without its key.
/// </summary>
internal ref struct RegistryContentParser(string path, ReadOnlySpan<byte> text, RegistryForm form)
{
    private const int LongestName = 200;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly string path = path;
    private readonly ReadOnlySpan<byte> text = text;
    private Utf8JsonReader reader = new(text);

    public RegistryContent Parse()
    {
        try
        {
            return ParseDocument();
        }
        catch (JsonException exception)
        {
            throw Malformed("not valid JSON", (exception.LineNumber ?? 0) + 1, exception);
        }
        catch (InvalidOperationException exception)
        {
            // What a text says only shows when it is asked for.
            throw Malformed("a text is not valid Unicode", LineOf((int)reader.TokenStartIndex), exception);
        }
    }

    private RegistryContent ParseDocument()
    {
        var formatSeen = false;
        List<RegisteredStation>? stations = null;
        List<RegistryLogEntry>? log = null;
        Expect(JsonTokenType.StartObject, "an object");
        while (ReadName() is { } name)
        {
            switch (name)
            {
                case "format" when !formatSeen:
                    formatSeen = ReadText(name) == form.FormatOf() ? true : throw Malformed($"the format is not \"{form.FormatOf()}\"");
                    break;
                case "stations" when stations is null:
                    stations = ParseStations();
                    break;
                case "log" when log is null && form != RegistryForm.Plain:
                    log = ParseLog();
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
        return new RegistryContent(stations, log ?? []);
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
                throw Malformed($"station {station} is there twice");
            }

            stations.Add(station);
        }

        return stations;
    }

    private RegisteredStation ParseStation()
    {
        var fields = new StationFields();
        while (ReadName() is { } name)
        {
            ReadField(ref fields, name);
        }

        return fields.Missing(form) is { } missing ? throw Malformed($"a station lacks \"{missing}\"") : fields.ToStation(form);
    }

    private void ReadField(ref StationFields fields, string name)
    {
        switch (name)
        {
            case "station" when fields.Number is null:
                fields.Number = ReadNumber();
                break;
            case "generation" when fields.Generation is null:
                fields.Generation = ReadGeneration();
                break;
            case "name" when fields.Name is null:
                fields.Name = ReadStationName();
                break;
            case "root" when fields.Root is null && form != RegistryForm.Checkpoints:
                fields.Root = ReadKey(name);
                break;
            case "chain" when fields.Chain is null && form == RegistryForm.Checkpoints:
                fields.Chain = ReadKey(name);
                break;
            case "command" when fields.Command is null && form == RegistryForm.Checkpoints:
                fields.Command = ReadKey(name);
                break;
            case "epoch" when fields.Epoch is null:
                fields.Epoch = (int)ReadInteger(name, StationSecret.LastEpoch);
                break;
            case "revokedFromBlock" when fields.RevokedFromBlock is null:
                fields.RevokedFromBlock = ReadInteger(name, Wire.BlockHeader.NumberLimit);
                break;
            case "revokedFromTime" when fields.RevokedFromMs is null:
                fields.RevokedFromMs = ReadTime(name).ToUnixTimeMilliseconds();
                break;
            default:
                throw Malformed($"\"{name}\" is not expected here");
        }
    }

    private List<RegistryLogEntry> ParseLog()
    {
        var log = new List<RegistryLogEntry>();
        Expect(JsonTokenType.StartArray, "a list of entries");
        while (Next() != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw Malformed("an entry must be an object");
            }

            log.Add(ParseLogEntry());
        }

        return log;
    }

    private RegistryLogEntry ParseLogEntry()
    {
        DateTimeOffset? time = null;
        string? what = null;
        while (ReadName() is { } name)
        {
            switch (name)
            {
                case "time" when time is null:
                    time = ReadTime(name);
                    break;
                case "what" when what is null:
                    what = ReadText(name);
                    break;
                default:
                    throw Malformed($"\"{name}\" is not expected here");
            }
        }

        return time is { } at && what is not null ? new RegistryLogEntry(at, what) : throw Malformed("an entry lacks \"time\" or \"what\"");
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

    private long ReadInteger(string name, long most) => Next() == JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= 0 && number <= most
        ? number
        : throw Malformed($"\"{name}\" must be a whole number from 0 to {most}");

    private string ReadStationName()
    {
        // It goes into lists and files of other programs line by line.
        var name = ReadText("name");
        return name.Length <= LongestName && !name.Any(char.IsControl)
            ? name
            : throw Malformed($"\"name\" must have at most {LongestName} characters and none that controls");
    }

    private byte[] ReadKey(string name)
    {
        var digits = ReadText(name);
        return digits.Length == 2 * StationSecret.KeyLength && !digits.AsSpan().ContainsAnyExcept("0123456789abcdef")
            ? Convert.FromHexString(digits)
            : throw Malformed($"\"{name}\" must be 64 lower-case hexadecimal digits");
    }

    private DateTimeOffset ReadTime(string name) =>
        DateTimeOffset.TryParseExact(ReadText(name), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Malformed($"\"{name}\" must be a time such as 2026-11-23T08:00:00.000Z");

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

    private readonly long LineOf(int position) => 1 + text[..position].Count((byte)'\n');

    private readonly PlatformException Malformed(string happened) => Malformed(happened, LineOf((int)reader.TokenStartIndex), null);

    private readonly PlatformException Malformed(string happened, long line, Exception? cause) =>
        new(ErrorToken.RegistryMalformed, $"{path}:{line}", happened, cause);
}
