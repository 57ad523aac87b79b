using System.CommandLine;
using Station.Platform.Commands;
using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Reception;
using Station.Tool.Commanding;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station command</c>: sends one sealed command to a station and waits for its answer.</summary>
internal static class CommandCommand
{
    private static readonly Option<string> Broker = new("--broker") { Description = "The broker, mqtt://HOST:PORT or mqtts://HOST:PORT.", Required = true, HelpName = "URL", Recursive = true };

    private static readonly Option<string> Registry = new("--registry", "--keys") { Description = "The key registry.", Required = true, HelpName = "FILE", Recursive = true };

    private static readonly PassphraseOptions RegistryPassphrase = new("--passphrase", "the key registry", recursive: true);

    private static readonly BrokerLoginOptions Login = new(recursive: true);

    private static readonly Option<string> StationOption = new("--station")
    {
        Description = "The station, eight hexadecimal digits.", Required = true, HelpName = "STATION", Recursive = true,
    };

    private static readonly Option<byte?> Generation = new("--generation") { Description = "Its generation; the newest unless given.", HelpName = "N", Recursive = true };

    private static readonly Option<string> Wait = new("--wait")
    {
        Description = "How long to wait for the answer.", HelpName = "DURATION", Recursive = true, DefaultValueFactory = _ => "60s",
    };

    private static readonly Option<string> Lifetime = new("--lifetime")
    {
        Description = "How long the station may take the command, in its uptime.", HelpName = "DURATION", Recursive = true, DefaultValueFactory = _ => "60s",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object and nothing else.", Recursive = true };

    public static Command Create()
    {
        var command = new Command("command", "Sends a sealed command to a station over the broker, and waits for its answer.")
        {
            Broker, Registry, StationOption, Generation, Wait, Lifetime, Json,
        };
        RegistryPassphrase.AddTo(command);
        Login.AddTo(command);
        command.Subcommands.Add(Plain("diagnostics", "Asks for the counters.", CommandCode.Diagnostics));
        command.Subcommands.Add(Plain("reboot", "Restarts the station, once its open block is closed.", CommandCode.Reboot));
        command.Subcommands.Add(Plain("step-keys", "Steps the chain key ahead of its time.", CommandCode.StepKeys));
        command.Subcommands.Add(Plain("time-hint", "Tells the station the time of this machine.", CommandCode.TimeHint));
        command.Subcommands.Add(Identify());
        command.Subcommands.Add(Set());
        command.Subcommands.Add(Calibrate());
        command.Subcommands.Add(Maintenance());
        command.Subcommands.Add(Resend());
        command.Subcommands.Add(Trust());
        return command;
    }

    private static Command Plain(string name, string description, CommandCode code) =>
        Acting(new Command(name, description), _ => CommandRequest.Plain(code));

    private static Command Identify()
    {
        var seconds = new Option<int>("--seconds") { Description = "1 to 3600.", DefaultValueFactory = _ => 60, HelpName = "S" };
        return Acting(
            new Command("identify", "Lets one light wander over the station's LEDs.") { seconds },
            parsed => CommandRequest.Identify(CommandValues.InRange(parsed.GetValue(seconds), 1, 3_600, "--seconds")));
    }

    private static Command Set()
    {
        var pairs = new Argument<string[]>("NAME=VALUE") { Description = "Settings to change together, at most six.", Arity = new ArgumentArity(1, 6) };
        return Acting(
            new Command("set", "Changes settings; those of network and broker on trial.") { pairs },
            parsed => CommandRequest.Set(CommandValues.Pairs(parsed.GetValue(pairs)!)));
    }

    private static Command Calibrate()
    {
        var column = new Option<int>("--column") { Description = "The channel's place in the context, from 0.", Required = true, HelpName = "N" };
        var zero = new Option<int>("--zero") { Description = "What it shows where there is nothing, in stored units.", HelpName = "N" };
        var span = new Option<int>("--span") { Description = "Factor in millionths.", DefaultValueFactory = _ => 1_000_000, HelpName = "N" };
        var day = new Option<string>("--day") { Description = "Day of the calibration, such as 2026-11-23.", Required = true, HelpName = "DAY" };
        var person = new Option<string>("--operator") { Description = "Who did it, at most 16 bytes.", Required = true, HelpName = "NAME" };
        return Acting(
            new Command("calibrate", "Sets zero and span of a channel.") { column, zero, span, day, person },
            parsed => CommandRequest.Calibrate(
                CommandValues.InRange(parsed.GetValue(column), 0, 63, "--column"),
                parsed.GetValue(zero),
                CommandValues.InRange(parsed.GetValue(span), 1, int.MaxValue, "--span"),
                CommandValues.Day(parsed.GetValue(day)!),
                CommandValues.Text(parsed.GetValue(person)!, 16, "--operator")));
    }

    private static Command Maintenance()
    {
        var state = new Argument<string>("STATE") { Description = "on or off." };
        state.AcceptOnlyFromAmong("on", "off");
        var columns = new Argument<int[]>("COLUMN") { Description = "Channels by their place in the context; all unless given.", Arity = new ArgumentArity(0, 63) };
        return Acting(
            new Command("maintenance", "Puts channels into maintenance, or back.") { state, columns },
            parsed => CommandRequest.Maintenance(
                parsed.GetValue(state) == "on",
                [.. (parsed.GetValue(columns) ?? []).Select(column => CommandValues.InRange(column, 0, 63, "COLUMN"))]));
    }

    private static Command Resend()
    {
        var first = new Argument<long>("BLOCK") { Description = "Number of the first block." };
        return Acting(
            new Command("resend", "Sends what flash still holds again.") { first },
            parsed => CommandRequest.Resend(CommandValues.NotNegative(parsed.GetValue(first), "BLOCK")));
    }

    private static Command Trust()
    {
        var file = new Argument<string>("FILE") { Description = "PEM of the authority." };
        var isAlone = new Option<bool>("--alone") { Description = "Trust no other any longer." };
        return Acting(
            new Command("trust", "Lets the station trust an authority of the broker's, beside those in force and on trial.") { file, isAlone },
            parsed => CommandRequest.Trust(CommandValues.Authority(parsed.GetValue(file)!), parsed.GetValue(isAlone)));
    }

    private static Command Acting(Command command, Func<ParseResult, CommandRequest> request)
    {
        command.SetAction((parsed, cancellation) => RunAsync(parsed, request(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommandRequest request, CancellationToken cancellation)
    {
        BrokerAddress broker = BrokerAddress.Parse(parsed.GetValue(Broker)!);
        BrokerLogin login = Login.Read(parsed, broker);
        TimeSpan wait = ReadDuration(parsed.GetValue(Wait)!);
        TimeSpan lifetime = ReadDuration(parsed.GetValue(Lifetime)!);
        RegisteredStation station = Find(parsed);
        var exchange = new CommandExchange(station, request, lifetime, TimeProvider.System);
        CommandAnswer answer = await CommandSender.SendAsync(broker, login, exchange, wait, cancellation) ?? throw Unanswered(exchange, station, wait);
        var report = new CommandReport(station, request, answer);
        Console.WriteLine(parsed.GetValue(Json) ? report.ToJson() : report.ToText());
        if (answer.IsDone)
        {
            return ExitStatus.Ok;
        }

        throw new ToolError(
            ExitStatus.LawBroken,
            "command-refused",
            $"station {station.Number:x8} refuses {CommandWords.Of(request.Code)}: {report.Reason}.",
            "docs/errors.md says what to do about each reason.");
    }

    private static TimeSpan ReadDuration(string text) => DurationText.Parse(text)
        ?? throw new ToolError(ExitStatus.Usage, "duration", $"'{text}' is no duration.", "Write a number and s, m, h or d, such as 60s.");

    private static RegisteredStation Find(ParseResult parsed)
    {
        string path = parsed.GetValue(Registry)!;
        uint number = StationText.Parse(parsed.GetValue(StationOption)!);
        byte? generation = parsed.GetValue(Generation);
        using Passphrase? passphrase = RegistryPassphrase.Read(parsed);
        return KeyRegistry.Load(path, passphrase).Stations
            .Where(station => station.Number == number && (generation is null || station.Generation == generation))
            .MaxBy(station => station.Generation)
            ?? throw new PlatformException(ErrorToken.StationUnknown, path, $"it has no station {number:x8}{(generation is null ? "" : $" of generation {generation}")}");
    }

    private static ToolError Unanswered(CommandExchange exchange, RegisteredStation station, TimeSpan wait) => new(
        ExitStatus.Environment,
        "command-unanswered",
        $"station {station.Number:x8} did not answer within {wait.TotalSeconds:0} s{(exchange.HasHeard ? ", but was heard: it may have done it or not" : "")}.",
        "See whether it is online, and send the command again.");
}
