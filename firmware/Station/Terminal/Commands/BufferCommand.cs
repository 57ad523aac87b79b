using Station.Journal;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows what the station still holds and how much room is left.</summary>
public sealed class BufferCommand : ITerminalCommand
{
    private readonly IBufferSource source;
    private int next;

    public BufferCommand(IBufferSource source)
    {
        this.source = source;
    }

    public string Name => "buffer";

    public string Grammar => "";

    public TextKey Summary => TextKey.BufferSummary;

    public TextKey Question => TextKey.Nothing;

    public int WordLimit => 0;

    public Refusal Begin(CommandLine line, long nowMs)
    {
        next = 0;
        return Refusal.None;
    }

    public bool WriteNext(TerminalWriter writer, long nowMs)
    {
        switch (next++)
        {
            case 0:
                writer.Label(TextKey.OpenRecords).Number(source.OpenRecords);
                break;
            case 1:
                writer.Label(TextKey.BlocksHeld).Number(source.BlocksHeld);
                break;
            case 2:
                writer.Label(TextKey.BlocksUnpublished).Number(source.BlocksUnpublished);
                break;
            case 3:
                writer.Label(TextKey.BlocksReceived).Number(source.BlocksReceived);
                break;
            case 4:
                WriteRoom(writer);
                break;
            case 5:
                writer.Label(TextKey.RefusedRecords).Number(source.RefusedRecords);
                break;
            case 6:
                writer.Label(TextKey.DamagedBlocks).Number(source.DamagedBlocks);
                break;
            case 7:
                writer.Label(TextKey.LossRanges).Number(source.LossRanges);
                break;
            case 8:
                writer.Label(TextKey.HeldRecords).Number(source.HeldRecords);
                break;
            case 9:
                writer.Label(TextKey.Journal).Text(JournalStates.Token(source.Journal)).Text(": ").Text(JournalStates.Text(source.Journal));
                break;
            default:
                return false;
        }

        writer.NewLine();
        return true;
    }

    private void WriteRoom(TerminalWriter writer)
    {
        writer.Label(TextKey.Room).Number(source.SegmentsUsed).Text(" / ").Number(source.SegmentLimit);
        if (source.SegmentLimit > 0)
        {
            writer.Text("  (").Number(source.SegmentsUsed * 100L / source.SegmentLimit).Text(" %)");
        }
    }
}
