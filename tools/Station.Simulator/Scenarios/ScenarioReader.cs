using System.Globalization;
using Station.Simulator.Faults;

namespace Station.Simulator.Scenarios;

/// <summary>Reads the text of a scenario (docs/scenario-format.md): one statement a line, <c>#</c> begins a remark.</summary>
public sealed class ScenarioReader
{
    private const int MostSteps = 10_000;
    private const int MostDrift = 50;

    /// <summary>What the journal leaves alone, and two segments of each kind.</summary>
    private const int LeastVolumeBlocks = 22;
    private const int MostVolumeBlocks = 4_096;

    private static readonly string[] Statements = ["scenario", "profile", "seed", "for", "settle", "start", "drift", "uptime", "tick", "volume", "clock", "broker", "at", "expect"];
    private static readonly string[] Relations = ["=", ">=", "<="];

    private readonly string file;
    private readonly List<FaultStep> steps = [];
    private readonly List<Expectation> expectations = [];
    private readonly HashSet<string> seen = [];
    private Scenario scenario = new();
    private int line;

    private ScenarioReader(string file) => this.file = file;

    /// <param name="file">Name of the file, for errors.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="ScenarioException">The text is no scenario.</exception>
    public static Scenario Read(string file, string text) => new ScenarioReader(file).Read(text);

    private Scenario Read(string text)
    {
        foreach (string content in text.ReplaceLineEndings("\n").Split('\n'))
        {
            line++;
            List<string> words = Words(content);
            if (words.Count > 0)
            {
                Take(words);
            }
        }

        if (scenario.ForMs == 0)
        {
            throw Error("the scenario has no length", "a line such as 'for 7d'");
        }

        if (!scenario.UsesTls && steps.Find(step => step.Kind.NeedsTls) is { } ofTls)
        {
            throw Error($"'{ofTls}' has no certificate to work on", $"a line 'broker {Scenario.TlsBroker}'");
        }

        if (steps.Find(step => step.AtMs >= scenario.ForMs) is { } late)
        {
            throw Error($"'{late}' begins behind the end", $"a time before {VirtualDuration.Write(scenario.ForMs)}, or a longer 'for'");
        }

        return scenario with { Steps = [.. steps.OrderBy(step => step.AtMs)], Expectations = expectations };
    }

    private void Take(List<string> words)
    {
        if (!Statements.Contains(words[0]))
        {
            throw Error($"'{words[0]}' is no statement", "one of " + string.Join(", ", Statements));
        }

        if (words[0] is "at")
        {
            TakeStep(words);
        }
        else if (words[0] is "expect")
        {
            TakeExpectation(words);
        }
        else
        {
            TakeHead(words);
        }
    }

    private void TakeHead(List<string> words)
    {
        if (words.Count != 2)
        {
            throw Error($"'{words[0]}' has {words.Count - 1} values", "one value");
        }

        if (!seen.Add(words[0]))
        {
            throw Error($"'{words[0]}' is said a second time", "each of the head's statements once");
        }

        string value = words[1];
        scenario = words[0] switch
        {
            "scenario" => scenario with { Name = value },
            "profile" => scenario with { Profile = value },
            "seed" => scenario with { Seed = ulong.TryParse(value, CultureInfo.InvariantCulture, out ulong seed) ? seed : throw Error($"'{value}' is no seed", "a number from 0 to 2^64-1") },
            "for" => scenario with { ForMs = Duration(value) },
            "settle" => scenario with { SettleMs = Duration(value) },
            "start" => scenario with { StartMs = Instant(value) },
            "drift" => scenario with { DriftPpm = Drift(value) },
            "tick" => scenario with { FirstTickMs = Duration(value) },
            "volume" => scenario with { VolumeBlocks = Blocks(value) },
            "clock" => scenario with { HasClockChip = value is Scenario.ClockFitted or Scenario.NoClock ? value is Scenario.ClockFitted : throw Error($"'{value}' is no clock", $"{Scenario.ClockFitted} or {Scenario.NoClock}") },
            "broker" => scenario with { UsesTls = value is Scenario.TlsBroker or Scenario.PlainBroker ? value is Scenario.TlsBroker : throw Error($"'{value}' is no way to speak with the broker", $"{Scenario.TlsBroker} or {Scenario.PlainBroker}") },
            _ => scenario with { FirstUptimeMs = Duration(value) },
        };
    }

    private void TakeStep(List<string> words)
    {
        if (words.Count < 3)
        {
            throw Error("a step needs a time and a fault", "'at TIME FAULT', such as 'at 6h uplink-down for=2d'");
        }

        if (steps.Count == MostSteps)
        {
            throw Error("there are too many steps", $"at most {MostSteps}");
        }

        FaultKind kind = FaultTable.Find(words[2]) ?? throw Error($"'{words[2]}' is no fault", "one of " + string.Join(", ", FaultTable.All.Select(known => known.Name)));
        var values = new Dictionary<string, string>();
        long forMs = 0;
        foreach (string word in words.Skip(3))
        {
            string[] pair = word.Split('=', 2);
            if (pair.Length == 2 && pair[0] == "for" && kind.Lasts is not null)
            {
                forMs = Duration(pair[1]);
                continue;
            }

            FaultParameter parameter = kind.Parameters.FirstOrDefault(known => known.Name == pair[0])
                ?? throw Error($"'{word}' is no parameter of {kind.Name}", ParametersOf(kind));
            if (pair.Length != 2 || !parameter.Accepts(pair[1]) || !values.TryAdd(pair[0], pair[1]))
            {
                throw Error($"'{word}' is no value of {kind.Name}", $"{parameter.Name}={parameter.Expected()}, once");
            }
        }

        if (values.Count < kind.Parameters.Count || (kind.Lasts is not null && forMs == 0))
        {
            throw Error($"{kind.Name} lacks a parameter", ParametersOf(kind));
        }

        steps.Add(new FaultStep(Duration(words[1]), kind, new FaultArguments(kind.Parameters, values), forMs));
    }

    private void TakeExpectation(List<string> words)
    {
        long? atMs = words.Count > 2 && words[1] == "at" ? Duration(words[2]) : null;
        string[] rest = [.. words.Skip(atMs is null ? 1 : 3)];
        if (rest.Length != 3 || !Relations.Contains(rest[1]))
        {
            throw Error("this is no expectation", "'expect [at TIME] FACT RELATION VALUE' with one of = >= <=");
        }

        if (!ScenarioFacts.Accepts(rest[0], rest[1], rest[2], out string expected))
        {
            throw Error($"'{string.Join(' ', rest)}' cannot be looked at", expected);
        }

        expectations.Add(new Expectation(atMs, rest[0], rest[1], rest[2]));
    }

    private long Duration(string text) => VirtualDuration.Read(text) ?? throw Error($"'{text}' is no duration", "numbers with d, h, m, s, ms, such as 1d6h");

    private int Drift(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int ppm) && Math.Abs(ppm) <= MostDrift
        ? ppm
        : throw Error($"'{text}' is no drift of a crystal", $"parts per million from -{MostDrift} to {MostDrift}");

    private int Blocks(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int blocks) && blocks is >= LeastVolumeBlocks and <= MostVolumeBlocks
        ? blocks
        : throw Error($"'{text}' is no volume", $"a number of blocks from {LeastVolumeBlocks} to {MostVolumeBlocks}");

    private long Instant(string text) => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
        ? instant.ToUnixTimeMilliseconds()
        : throw Error($"'{text}' is no time", "UTC such as 2026-12-01T00:00:00Z");

    private static string ParametersOf(FaultKind kind) =>
        string.Join(' ', kind.Parameters.Append(kind.Lasts).OfType<FaultParameter>().Select(parameter => $"{parameter.Name}={(parameter.IsDuration ? "DURATION" : parameter.Words.Count > 0 ? "WORD" : "NUMBER")}")) is { Length: > 0 } text
            ? text
            : "no parameter";

    /// <summary>Words between spaces; quotes keep spaces in one.</summary>
    private static List<string> Words(string content)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        bool isQuoted = false;
        bool isBegun = false;
        foreach (char letter in content)
        {
            if (letter == '#' && !isQuoted)
            {
                break;
            }

            if (letter == '"')
            {
                isQuoted = !isQuoted;
                isBegun = true;
            }
            else if (char.IsWhiteSpace(letter) && !isQuoted)
            {
                End();
            }
            else
            {
                word.Append(letter);
                isBegun = true;
            }
        }

        End();
        return words;

        void End()
        {
            if (isBegun)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            isBegun = false;
        }
    }

    private ScenarioException Error(string what, string expected) => new(file, line, what, expected);
}
