using System.Text.Encodings.Web;
using System.Text.Json;
using Station.Platform.Commands;
using Station.Platform.Keys;

namespace Station.Tool.Commanding;

/// <summary>A station's answer to a command, for people and for programs.</summary>
internal sealed class CommandReport(RegisteredStation station, CommandRequest request, CommandAnswer answer)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Why it was refused: the token, and for a setting which one and why.</summary>
    public string Reason => answer is { Outcome: CommandOutcome.BadSetting, Body: [var pair, var reason] }
        ? $"{CommandWords.Of(answer.Outcome)}, number {pair + 1}: {CommandWords.OfSettingRefusal(reason)}"
        : CommandWords.Of(answer.Outcome);

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Station = $"{station.Number:x8}",
            station.Generation,
            Command = CommandWords.Of(request.Code),
            Id = $"{answer.Id:x16}",
            Outcome = CommandWords.Of(answer.Outcome),
            answer.IsDone,
            Reason = answer.IsDone ? null : Reason,
            answer.Counter,
            answer.Boot,
            answer.UptimeMs,
            Detail = Detail(),
        },
        Json);

    public string ToText()
    {
        string head = $"{station.Number:x8} {CommandWords.Of(request.Code)}: {(answer.IsDone ? CommandWords.Of(answer.Outcome) : Reason)}";
        return string.Join(Environment.NewLine, Detail().Select(pair => $"  {pair.Key} {pair.Value}").Prepend(head));
    }

    /// <summary>What the body of a done command says, by name.</summary>
    private Dictionary<string, long> Detail()
    {
        if (answer.Outcome != CommandOutcome.Done || answer.ReadNumbers() is not { } numbers)
        {
            return [];
        }

        string[] names = request.Code switch
        {
            CommandCode.Set => ["trialMinutes", "waitsForRestart"],
            CommandCode.TimeHint => ["uncertaintyMs"],
            CommandCode.Calibrate => ["version"],
            CommandCode.Maintenance => ["columnsInMaintenance"],
            CommandCode.Resend => ["firstBlock", "nextBlock"],
            CommandCode.StepKeys => ["epoch"],
            CommandCode.Trust => ["trialMinutes", "expiresS"],
            CommandCode.Diagnostics => [.. CommandWords.Counters],
            _ => [],
        };
        IEnumerable<long> values = request.Code == CommandCode.Diagnostics ? numbers.Skip(1) : numbers;
        return names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
