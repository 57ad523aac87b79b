using Station.Terminal.Commands;

namespace Station.Terminal;

/// <summary>The commands of the terminal, in the order in which help lists them.</summary>
public static class TerminalCommands
{
    public static ITerminalCommand[] Create(TerminalParts parts, TerminalSources sources)
    {
        ITerminalCommand[] commands = new ITerminalCommand[13];
        commands[0] = new HelpCommand(commands);
        commands[1] = new StatusCommand(sources.Status, parts.Indicators, parts.States, parts.Version);
        commands[2] = new SensorsCommand(sources.Sensors);
        commands[3] = new ChannelsCommand(sources.Channels);
        commands[4] = new ModeCommand(sources.Channels);
        commands[5] = new CalibrateCommand(sources.Channels);
        commands[6] = new BufferCommand(sources.Buffer);
        commands[7] = new LogCommand(parts.Log);
        commands[8] = new TimeCommand(sources.Time);
        commands[9] = new NetworkCommand(sources.Network);
        commands[10] = new RebootCommand(parts.Reboots);
        commands[11] = new LanguageCommand(parts.Catalogue, parts.Settings.Store);
        commands[12] = new SetCommand(parts.Settings);
        return commands;
    }
}
