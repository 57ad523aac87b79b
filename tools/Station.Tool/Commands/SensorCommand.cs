using System.CommandLine;
using Station.Tool.Playing;
using Station.Tool.Ports;

namespace Station.Tool.Commands;

/// <summary><c>station sensor</c>: a sensor of the simulator on a real serial port, for a real board.</summary>
internal static class SensorCommand
{
    private static readonly Argument<string?> Model = new("MODEL")
    {
        Description = "The sensor: a name of --list, or model and keys as a profile has them.", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Port = new("--port") { Description = "The serial port.", HelpName = "PORT" };

    private static readonly Option<string> World = new("--environment") { Description = "The world around it.", HelpName = "E", DefaultValueFactory = _ => "city" };

    private static readonly Option<string> Faults = new("--faults")
    {
        Description = "What goes wrong with its frames, and with how many percent of them: NAME or NAME:PERCENT (10).", HelpName = "F", DefaultValueFactory = _ => "none",
    };

    private static readonly Option<bool> Asked = new("--asked") { Description = "Begin as a station that asks has left it, waiting for questions." };

    private static readonly Option<bool> List = new("--list") { Description = "List sensors, environments and faults." };

    public static Command Create()
    {
        var command = new Command("sensor", "Plays a sensor to a real board on a serial port, until Ctrl-C.") { Model, Port, World, Faults, Asked, List };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(List))
        {
            Console.Write(PlayList.Text());
            return ExitStatus.Ok;
        }

        if (parsed.GetValue(Model) is not { } model || parsed.GetValue(Port) is not { } portName)
        {
            throw new ToolError(ExitStatus.Usage, "usage", "A sensor and --port are needed to play it.", "'station sensor --list' names the sensors.");
        }

        await PlayAsync(model, portName, parsed, cancellation);
        return ExitStatus.Ok;
    }

    private static async Task PlayAsync(string model, string portName, ParseResult parsed, CancellationToken cancellation)
    {
        string environment = parsed.GetValue(World)!;
        PlayedFaults faults = PlayedFaults.Parse(parsed.GetValue(Faults)!);
        long startMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        string keys = PlayedModels.Find(model);
        var sensor = new PlayedSensor(keys, environment, faults, startMs);
        if (parsed.GetValue(Asked))
        {
            sensor.BeAsked();
        }

        using HostPort port = HostPort.Open(portName, sensor.Baud);
        Console.WriteLine($"{portName}: {keys}, {sensor.Baud} baud, environment {environment}, faults {parsed.GetValue(Faults)}; Ctrl-C ends.");
        var player = new SensorPlayer(port, sensor.Line, startMs);
        var statistics = new PlayStatistics(player, faults, Console.Out, !Console.IsOutputRedirected);
        try
        {
            await player.RunAsync(
                nowMs =>
                {
                    sensor.Forget(nowMs);
                    statistics.Show();
                },
                cancellation);
        }
        finally
        {
            statistics.Finish();
        }
    }
}
