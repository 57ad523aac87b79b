using Station.Measurement;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Tells the station that somebody works on it: all channels, or those that are named, count as maintenance until that is over. Without words it shows which do.</summary>
public sealed class MaintenanceCommand : TerminalCommand
{
    private readonly IChannelSource source;
    private readonly ChannelView view = new ChannelView();

    public MaintenanceCommand(IChannelSource source)
    {
        this.source = source;
    }

    public override string Name => "maintenance";

    public override string Grammar => "[on|off [CHANNEL]...]";

    public override TextKey Summary => TextKey.MaintenanceSummary;

    public override int WordLimit => CommandLine.PartLimit - 1;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        NextLine = 0;
        if (line.WordCount == 1)
        {
            return Refusal.None;
        }

        bool on = line.Word(1) == "on";
        if (!on && line.Word(1) != "off")
        {
            return line.Refuse(Refusal.BadWord, line.Word(1));
        }

        long named = line.WordCount == 2 ? -1 : 0;
        for (int word = 2; word < line.WordCount; word++)
        {
            int channel = ChannelLine.Find(source, line.Word(word), view);
            if (channel < 0)
            {
                return line.Refuse(Refusal.UnknownChannel, line.Word(word));
            }

            named |= 1L << channel;
        }

        return source.SetModes(Changing(named, on), on ? MeasuringMode.Maintenance : MeasuringMode.Measuring) ? Refusal.None : line.Refuse(Refusal.SettingsNotSaved, line.Word(1));
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (NextLine == source.ChannelCount)
        {
            return false;
        }

        source.ReadChannel(NextLine++, view);
        ChannelLine.Write(writer, view);
        return true;
    }

    public override string Candidate(int word, int index) =>
        word == 1 ? Pick(new string[] { "on", "off" }, index) : ChannelLine.NameOf(source, index, view);

    /// <summary>Those of the named channels whose mode changes: what is out of operation or being calibrated stays so.</summary>
    private long Changing(long named, bool on)
    {
        long changing = 0;
        for (int channel = 0; channel < source.ChannelCount; channel++)
        {
            source.ReadChannel(channel, view);
            bool changes = view.Mode == (on ? MeasuringMode.Measuring : MeasuringMode.Maintenance);
            changing |= changes && (named >> channel & 1) != 0 ? 1L << channel : 0;
        }

        return changing;
    }
}
