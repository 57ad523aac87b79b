using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Platform.Keys;
using Station.Tool.Registries;

namespace Station.Tool.Commands;

/// <summary><c>station registry list</c>: the stations and what was done with them; never a key.</summary>
internal static class RegistryListCommand
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly RegistryOptions Registry = new();

    private static readonly Option<bool> Log = new("--log") { Description = "Show what was added, revoked and handed over, and when." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object and nothing else." };

    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var command = new Command("list", "Lists the stations of a registry, or its log; never a key.") { Log, Json };
        Registry.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        RegistryContent content = Registry.Read(parsed);
        RegisteredStation[] stations = [.. content.Stations.OrderBy(station => (station.Number, station.Generation))];
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { Stations = stations.Select(Of), Log = content.Log.Select(entry => new { Time = Text(entry.Time), entry.What }) }, JsonOptions));
            return ExitStatus.Ok;
        }

        foreach (RegisteredStation station in stations)
        {
            Console.WriteLine($"{station}: {Holds(station)}{Revoked(station)}  {station.Name}");
        }

        foreach (RegistryLogEntry entry in parsed.GetValue(Log) ? content.Log : [])
        {
            Console.WriteLine($"{Text(entry.Time)} {entry.What}");
        }

        return ExitStatus.Ok;
    }

    private static object Of(RegisteredStation station) => new
    {
        Station = $"{station.Number:x8}",
        station.Generation,
        station.Name,
        Holds = station.Secret is RootSecret ? "root" : "checkpoint",
        Epoch = EpochOf(station),
        RevokedFromBlock = station.Revocation?.FromBlock,
        RevokedFromTime = station.Revocation?.FromMs is { } fromMs ? Text(DateTimeOffset.FromUnixTimeMilliseconds(fromMs)) : null,
    };

    private static string Holds(RegisteredStation station) =>
        $"{(station.Secret is RootSecret ? "root, known to have reached epoch" : "checkpoint of epoch")} {EpochOf(station)}";

    private static int EpochOf(RegisteredStation station) => station.Secret switch
    {
        RootSecret root => root.ReachedEpoch,
        CheckpointSecret checkpoint => checkpoint.Epoch,
        _ => 0,
    };

    private static string Revoked(RegisteredStation station) => station.Revocation switch
    {
        { FromBlock: { } block } => $", revoked from block {block}",
        { FromMs: { } fromMs } => $", revoked from {Text(DateTimeOffset.FromUnixTimeMilliseconds(fromMs))}",
        _ => string.Empty,
    };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
