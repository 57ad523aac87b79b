using System;
using Station.Settings;
using Station.Terminal.Commands;

namespace Station.Terminal;

/// <summary>The commands of the terminal, in the order in which help lists them: looking, working on it, setting it up, and what is dangerous.</summary>
public static class TerminalCommands
{
    private const int Count = 22;

    public static TerminalCommand[] Create(TerminalParts parts, TerminalSources sources)
    {
        var commands = new TerminalCommand[Count];
        commands[0] = new HelpCommand(commands);
        commands[1] = new StatusCommand(sources.Status, parts.Indicators, parts.States, parts.Version);
        commands[2] = new SensorsCommand(sources.Sensors);
        commands[3] = new WatchCommand(sources.Sensors);
        commands[4] = new BufferCommand(sources.Buffer);
        commands[5] = new LogCommand(parts.Log);
        commands[6] = new TimeCommand(sources.Time);
        commands[7] = new NetworkCommand(sources.Network);
        commands[8] = new ChannelsCommand(sources.Channels);
        commands[9] = new MaintenanceCommand(sources.Channels);
        commands[10] = new ModeCommand(sources.Channels);
        commands[11] = new CalibrateCommand(sources.Channels);
        commands[12] = new SelftestCommand(sources.Checks);
        commands[13] = new LedCommand(parts.Lights);
        commands[14] = new IdentifyCommand(sources.Status, parts.Version, Image.Sources);
        commands[15] = new ExportCommand(sources.Export);
        commands[16] = new SetCommand(parts.Settings);
        commands[17] = new LanguageCommand(parts.Catalogue, parts.Settings.Store);
        commands[18] = new FileCommand(sources.Provisioning);
        commands[19] = new ProvisionCommand(sources.Provisioning);
        commands[20] = new RebootCommand(parts.Reboots);
        commands[21] = new FactoryResetCommand(parts.Reboots);
        return commands;
    }

    /// <summary>Words behind which the rest of a line is a secret: names of settings, and what gives a station its keys.</summary>
    public static string[] SecretWords(SettingsSchema schema)
    {
        string[] names = schema.SecretNames();
        var words = new string[names.Length + 1];
        Array.Copy(names, 0, words, 0, names.Length);
        words[names.Length] = ProvisionCommand.Word;
        return words;
    }
}
