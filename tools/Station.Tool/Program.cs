using System.CommandLine;
using Station;
using Station.Tool;
using Station.Tool.Commands;

var root = new RootCommand($"StationFirmware {Product.Version}: simulate, receive and verify monitoring stations.");
root.Subcommands.Add(DemoCommand.Create());

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
    {
        Console.Error.WriteLine($"station: usage: {error.Message}");
    }

    Console.Error.WriteLine("station: 'station --help' lists the commands, 'station COMMAND --help' their options.");
    return ExitStatus.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (ToolError error)
{
    Console.Error.WriteLine($"station: {error.Token}: {error.Message}");
    return error.ExitStatus;
}
