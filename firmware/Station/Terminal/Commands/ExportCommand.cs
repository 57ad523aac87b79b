using System;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>
/// Gives the stored blocks out as lines of text, each sealed as it would go to the broker: the way to the data of a station whose uplink is dead. What the terminal program saves is taken in by
/// <c>station import</c> (docs/terminal.md).
/// </summary>
public sealed class ExportCommand : TerminalCommand
{
    /// <summary>A multiple of three, so that base64 of the pieces is base64 of the whole; four thirds of it fit the writer.</summary>
    private const int PieceBytes = 360;

    private readonly IExportSource source;
    private byte[] message;
    private int position;
    private int blocks;

    public ExportCommand(IExportSource source)
    {
        this.source = source;
    }

    public override string Name => "export";

    public override string Grammar => "[all]";

    public override TextKey Summary => TextKey.ExportSummary;

    public override int WordLimit => 1;

    public override bool IsPaged => false;

    public override Refusal Begin(CommandLine line, long nowMs)
    {
        bool all = line.Word(1) == "all";
        if (line.WordCount > 1 && !all)
        {
            return line.Refuse(Refusal.BadWord, line.Word(1));
        }

        if (source.BlockTopic == null)
        {
            return line.Refuse(Refusal.NothingKept, "");
        }

        source.BeginExport(all);
        message = null;
        blocks = 0;
        return Refusal.None;
    }

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        if (message == null)
        {
            message = source.NextExported();
            position = 0;
            if (message == null)
            {
                writer.Row().Label("blocks", TextKey.ExportEnds).Number(blocks).NewLine();
                return false;
            }

            blocks++;
            writer.Row().Show("{\"topic\":\"").Field("topic").Text(source.BlockTopic).Show("\",\"payload\":\"").Field("payload").BeginText();
        }

        int count = message.Length - position < PieceBytes ? message.Length - position : PieceBytes;
        writer.Text(Convert.ToBase64String(message, position, count));
        position += count;
        if (position == message.Length)
        {
            message = null;
            writer.EndText().Show("\"}").NewLine();
        }

        return true;
    }

    public override string Candidate(int word, int index) => word == 1 && index == 0 ? "all" : null;
}
