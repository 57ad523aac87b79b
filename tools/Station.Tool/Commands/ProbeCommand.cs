using System.CommandLine;
using Station.Tool.Ports;
using Station.Tool.Probing;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station probe</c>: which sensor is on the other end of a serial port, and how well it is heard.</summary>
internal static class ProbeCommand
{
    private static readonly Option<string> Port = new("--port") { Description = "The serial port.", Required = true, HelpName = "PORT" };

    private static readonly Option<int?> Baud = new("--baud") { Description = "Try this rate alone.", HelpName = "B" };

    private static readonly Option<string?> Addresses = new("--addresses") { Description = "Modbus addresses to ask, such as 7 or 1-20 (1-3).", HelpName = "RANGE" };

    private static readonly Option<bool> Wake = new("--wake") { Description = "Wake particle sensors that rest: their fan runs on afterwards." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object and nothing else." };

    public static Command Create()
    {
        var command = new Command("probe", "Finds out which sensor is on a serial port, and shows its readings and its losses.") { Port, Baud, Addresses, Wake, Json };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        IReadOnlyList<int> addresses = parsed.GetValue(Addresses) is { } range ? AddressRange.Parse(range) : ProbeOptions.UsualAddresses;
        var options = new ProbeOptions(parsed.GetValue(Baud), addresses, parsed.GetValue(Wake));
        using HostPort port = HostPort.Open(parsed.GetValue(Port)!, options.Baud ?? Probe.UsualBaud);
        ProbeFinding finding = await Probe.RunAsync(port, options, cancellation);
        Console.WriteLine(parsed.GetValue(Json) ? ProbeJson.Of(finding) : ProbeText.Of(finding));
        return ErrorOf(finding) is { } error ? throw error : ExitStatus.Ok;
    }

    private static ToolError? ErrorOf(ProbeFinding finding) => finding.Verdict switch
    {
        ProbeVerdict.Silence => new ToolError(
            ExitStatus.Environment, "probe-silence", $"{finding.Port}: nothing was heard, and no question was answered.",
            "See that the sensor has its supply and its lines are not exchanged; a particle sensor that rests wants --wake, an instrument with another address --addresses."),
        ProbeVerdict.Echo => new ToolError(
            ExitStatus.Environment, "probe-echo", $"{finding.Port}: nothing came but what had been sent.",
            "Sending and receiving line are joined, or the adapter returns its own bytes and no sensor answers: see that it has its supply, and A and B are not exchanged."),
        ProbeVerdict.Noise => new ToolError(
            ExitStatus.Environment, "probe-noise", $"{finding.Port}: {finding.BytesArrived} bytes arrived, and they are no frames of any supported sensor.",
            "Name the rate with --baud where it is an unusual one; else look at ground, polarity (MaxBotix needs an inverter) and what else hangs on the line."),
        _ => null,
    };
}
