using Station.Journal;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal.Commands;

/// <summary>Shows what the station still holds and how much room is left.</summary>
public sealed class BufferCommand : TerminalCommand
{
    private readonly IBufferSource source;

    public BufferCommand(IBufferSource source)
    {
        this.source = source;
    }

    public override string Name => "buffer";

    public override TextKey Summary => TextKey.BufferSummary;

    public override bool WriteNext(TerminalWriter writer, long nowMs)
    {
        switch (NextLine++)
        {
            case 0:
                writer.Row().Label("openRecords", TextKey.OpenRecords).Number(source.OpenRecords);
                break;
            case 1:
                writer.Label("blocksHeld", TextKey.BlocksHeld).Number(source.BlocksHeld);
                break;
            case 2:
                writer.Label("blocksUnpublished", TextKey.BlocksUnpublished).Number(source.BlocksUnpublished);
                break;
            case 3:
                writer.Label("blocksReceived", TextKey.BlocksReceived).Number(source.BlocksReceived);
                break;
            case 4:
                WriteRoom(writer);
                break;
            case 5:
                writer.Label("refusedRecords", TextKey.RefusedRecords).Number(source.RefusedRecords);
                break;
            case 6:
                writer.Label("damagedBlocks", TextKey.DamagedBlocks).Number(source.DamagedBlocks);
                break;
            case 7:
                writer.Label("lossRanges", TextKey.LossRanges).Number(source.LossRanges);
                break;
            case 8:
                writer.Label("heldRecords", TextKey.HeldRecords).Number(source.HeldRecords);
                break;
            case 9:
                writer.Label("journal", TextKey.Journal).Text(JournalStates.Token(source.Journal)).Show(": ").Show(JournalStates.Text(source.Journal));
                break;
            default:
                return false;
        }

        writer.NewLine();
        return true;
    }

    private void WriteRoom(TerminalWriter writer)
    {
        writer.Label("segments", TextKey.Room).Number(source.SegmentsUsed).Show(" / ").Field("segmentLimit").Number(source.SegmentLimit);
        if (source.SegmentLimit > 0)
        {
            writer.Show("  (").Field("percent").Number(source.SegmentsUsed * 100L / source.SegmentLimit).Show(" %)");
        }
    }
}
