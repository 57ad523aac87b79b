using System.Text;
using Station.Journal;

namespace Station.Uplink;

/// <summary>The advisory status, as JSON: for dashboards, never evidence.</summary>
public sealed class StatusMessage
{
    private readonly StringBuilder text = new StringBuilder(256);

    /// <summary>What the broker publishes when the station is gone.</summary>
    public static byte[] LastWill() => Encoding.UTF8.GetBytes("{\"state\":\"offline\"}");

    public byte[] Write(string board, RecordJournal journal, BlockStore store, BlockDelivery blocks, long uptimeMs, bool timeResolved)
    {
        text.Clear();
        text.Append("{\"state\":\"online\",\"version\":\"").Append(Product.Version);
        text.Append("\",\"board\":\"").Append(board);
        text.Append("\",\"boot\":").Append(journal.Boot.Boot);
        text.Append(",\"uptimeS\":").Append(uptimeMs / 1000);
        text.Append(",\"timeResolved\":").Append(timeResolved ? "true" : "false");
        text.Append(",\"openRecords\":").Append(journal.OpenRecords);
        text.Append(",\"unpublishedBlocks\":").Append(blocks.Unpublished);
        text.Append(",\"segments\":").Append(store.SegmentCount);
        text.Append(",\"segmentLimit\":").Append(store.SegmentLimit);
        text.Append(",\"damagedBlocks\":").Append(store.DamagedBlocks);
        text.Append(",\"refusedRecords\":").Append(journal.RefusedRecords);
        text.Append('}');
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
