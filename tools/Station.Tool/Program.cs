using System.CommandLine;
using Station;
using Station.Platform.Errors;
using Station.Tool;
using Station.Tool.Commands;

// What a command may still take after Ctrl-C: a receiver commits what it has, a demonstration lets what was measured arrive and judges it, which takes a thousand stations a while.
TimeSpan endingLimit = TimeSpan.FromMinutes(10);

var root = new RootCommand($"StationFirmware {Product.Version}: simulate, receive and verify monitoring stations.");
root.Subcommands.Add(DemoCommand.Create());
root.Subcommands.Add(SimulateCommand.Create());
root.Subcommands.Add(ReceiveCommand.Create());
root.Subcommands.Add(VerifyCommand.Create());
root.Subcommands.Add(ContentsCommand.Create());
root.Subcommands.Add(RebuildCommand.Create());
root.Subcommands.Add(ExportCommand.Create());
root.Subcommands.Add(ImportCommand.Create());
root.Subcommands.Add(ReportCommand.Create());
root.Subcommands.Add(RegistryCommand.Create());
root.Subcommands.Add(DecodeCommand.Create());
root.Subcommands.Add(ProbeCommand.Create());
root.Subcommands.Add(SensorCommand.Create());
root.Subcommands.Add(FlashCommand.Create());
root.Subcommands.Add(ProvisionCommand.Create());
root.Subcommands.Add(TerminalCommand.Create());
root.Subcommands.Add(CommandCommand.Create());
root.Subcommands.Add(BenchCommand.Create());

try
{
    ParseResult parsed = root.Parse(args);
    if (parsed.Errors.Count > 0)
    {
        string what = string.Join(" ", parsed.Errors.Select(error => error.Message));
        throw new ToolError(ExitStatus.Usage, "usage", what, "'station --help' lists the commands, 'station COMMAND --help' their options.");
    }

    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = endingLimit });
}
catch (ToolError error)
{
    Console.Error.WriteLine(error.Line);
    return error.ExitStatus;
}
catch (PlatformException error)
{
    Console.Error.WriteLine(ToolError.From(error).Line);
    return (int)error.ExitClass;
}
catch (OperationCanceledException)
{
    return ExitStatus.Interrupted;
}
