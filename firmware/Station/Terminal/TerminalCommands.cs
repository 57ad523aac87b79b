using Station.Terminal.Commands;

namespace Station.Terminal;

/// <summary>The commands of the terminal, in the order in which help lists them.</summary>
public static class TerminalCommands
{
    public static ITerminalCommand[] Create(TerminalParts parts, TerminalSources sources)
    {
        ITerminalCommand[] commands = new ITerminalCommand[10];
        commands[0] = new HelpCommand(commands);
        commands[1] = new StatusCommand(sources.Status, parts.Indicators, parts.States, parts.Version);
        commands[2] = new SensorsCommand(sources.Sensors);
        commands[3] = new BufferCommand(sources.Buffer);
        commands[4] = new LogCommand(parts.Log);
        commands[5] = new TimeCommand(sources.Time);
        commands[6] = new NetworkCommand(sources.Network);
        commands[7] = new RebootCommand(parts.Reboots);
        commands[8] = new LanguageCommand(parts.Catalogue, parts.Settings.Store);
        commands[9] = new SetCommand(parts.Settings);
        return commands;
    }
}
