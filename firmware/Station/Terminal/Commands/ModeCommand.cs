using Station.Measurement;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Sets a channel to maintenance, calibration or out of operation while somebody works on its instrument, and back.</summary>
public sealed class ModeCommand : ITerminalCommand
{
    /// <summary>In the order of <see cref="MeasuringMode"/>.</summary>
    private static string[] Words => new string[] { "measuring", "maintenance", "calibrating", "out" };

    private readonly IChannelSource source;
    private readonly ChannelView view = new ChannelView();

    public ModeCommand(IChannelSource source)
    {
        this.source = source;
    }

    public string Name => "mode";

    public string Grammar => "CHANNEL measuring|maintenance|calibrating|out";

    public TextKey Summary => TextKey.ModeSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => 2;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        int channel = ChannelLine.Find(source, line.Word(1), view);
        int mode = System.Array.IndexOf(Words, line.Word(2));
        if (channel < 0 || mode < 0)
        {
            return channel < 0 ? line.Refuse(Refusal.UnknownChannel, line.Word(1)) : line.Refuse(Refusal.BadWord, line.Word(2));
        }

        if (!source.SetMode(channel, (MeasuringMode)mode))
        {
            return line.Refuse(Refusal.SettingsNotSaved, line.Word(2));
        }

        source.ReadChannel(channel, view);
        return Refusal.None;
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        ChannelLine.Write(writer, view);
        return false;
    }
}
