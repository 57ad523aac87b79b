using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows each channel with its mode and its calibration.</summary>
public sealed class ChannelsCommand : TerminalCommand
{
    private readonly IChannelSource source;
    private readonly ChannelView view = new ChannelView();

    public ChannelsCommand(IChannelSource source)
    {
        this.source = source;
    }

    public override string Name => "channels";

    public override TextKey Summary => TextKey.ChannelsSummary;

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (NextLine >= source.ChannelCount)
        {
            return false;
        }

        source.ReadChannel(NextLine++, view);
        ChannelLine.Write(writer, view);
        return true;
    }
}
