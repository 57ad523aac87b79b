using Station.Measurement;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Sets a channel to maintenance, calibration or out of operation while somebody works on its instrument, and back.</summary>
public sealed class ModeCommand : TerminalCommand
{
    private readonly IChannelSource source;
    private readonly ChannelView view = new ChannelView();

    public ModeCommand(IChannelSource source)
    {
        this.source = source;
    }

    public override string Name => "mode";

    public override string Grammar => "CHANNEL measuring|maintenance|calibrating|out";

    public override TextKey Summary => TextKey.ModeSummary;

    public override int WordLimit => 2;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        int channel = ChannelLine.Find(source, line.Word(1), view);
        int mode = System.Array.IndexOf(ChannelLine.ModeWords(), line.Word(2));
        if (channel < 0 || mode < 0)
        {
            return channel < 0 ? line.Refuse(Refusal.UnknownChannel, line.Word(1)) : line.Refuse(Refusal.BadWord, line.Word(2));
        }

        if (!source.SetModes(1L << channel, (MeasuringMode)mode))
        {
            return line.Refuse(Refusal.SettingsNotSaved, line.Word(2));
        }

        source.ReadChannel(channel, view);
        return Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        ChannelLine.Write(writer, view);
        return false;
    }

    public override string Candidate(int word, int index) =>
        word == 1 ? ChannelLine.NameOf(source, index, view) : word == 2 ? Pick(ChannelLine.ModeWords(), index) : null;
}
