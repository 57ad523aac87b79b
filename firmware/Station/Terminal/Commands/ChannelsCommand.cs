using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows each channel with its mode and its calibration.</summary>
public sealed class ChannelsCommand : ITerminalCommand
{
    private readonly IChannelSource source;
    private readonly ChannelView view = new ChannelView();
    private int channel;

    public ChannelsCommand(IChannelSource source)
    {
        this.source = source;
    }

    public string Name => "channels";

    public string Grammar => "";

    public TextKey Summary => TextKey.ChannelsSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => 0;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        channel = 0;
        return Refusal.None;
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (channel >= source.ChannelCount)
        {
            return false;
        }

        source.ReadChannel(channel++, view);
        ChannelLine.Write(writer, view);
        return true;
    }
}
