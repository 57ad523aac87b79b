using System.Text;
using Station.Journal;
using Station.Settings;

namespace Station.Uplink;

/// <summary>The advisory status, as JSON: for dashboards, never evidence.</summary>
public sealed class StatusMessage
{
    /// <summary>Longer than the message ever is.</summary>
    private const int LimitBytes = 640;

    private readonly string board;
    private readonly StartFindings start;
    private readonly BrokerAccess access;
    private readonly UplinkParts parts;

    /// <param name="board">Name of the board.</param>
    /// <param name="start">What the start found.</param>
    /// <param name="access">Knows what kept the station from its broker.</param>
    /// <param name="parts">The journal and what belongs to it; null where the station keeps nothing.</param>
    public StatusMessage(string board, StartFindings start, BrokerAccess access, UplinkParts parts)
    {
        this.board = board;
        this.start = start;
        this.access = access;
        this.parts = parts;
    }

    /// <summary>What the broker publishes when the station is gone.</summary>
    public static byte[] LastWill() => Encoding.UTF8.GetBytes("{\"state\":\"offline\"}");

    /// <summary>The message of a station that publishes nothing but this.</summary>
    public byte[] Write(long uptimeMs) => Write(uptimeMs, 0);

    public byte[] Write(long uptimeMs, long unpublishedBlocks)
    {
        var text = new JsonWriter(parts == null ? new byte[LimitBytes] : parts.Store.Buffer);
        text.Begin();
        text.Text("state", "online").Text("version", Product.Version).Text("board", board).Number("uptimeS", uptimeMs / 1000);
        text.Text("settings", StartWords.Word(start.Settings)).Text("key", StartWords.Word(start.Key)).Text("profile", StartWords.Word(start.Profile));
        text.Text("journal", JournalStates.Token(parts == null ? JournalState.Closed : parts.Opening.State));
        WriteTls(text);
        if (parts != null)
        {
            WriteJournal(text, unpublishedBlocks);
        }

        return text.End();
    }

    /// <summary>Told when the station is back: why it was not there. Nothing where nothing is to be told, since each text is held three times while it goes out.</summary>
    private void WriteTls(JsonWriter text)
    {
        if (access.LastFault != TlsFault.None)
        {
            text.Text("tlsFault", TlsFaults.Token(access.LastFault));
            text.Number("tlsTimeUnknown", access.TimeUnknownFailures).Number("tlsRefused", access.RefusedFailures);
        }

        if (access.FirstExpiryUtcMs != 0)
        {
            text.Number("certificateExpiresS", access.FirstExpiryUtcMs / 1000);
        }
    }

    private void WriteJournal(JsonWriter text, long unpublishedBlocks)
    {
        text.Number("boot", parts.Journal.Boot.Boot).Word("timeResolved", parts.Time.Resolved ? "true" : "false");
        text.Number("openRecords", parts.Journal.OpenRecords).Number("heldRecords", parts.Trial.HeldRecords).Number("unpublishedBlocks", unpublishedBlocks);
        text.Number("segments", parts.Store.SegmentCount).Number("segmentLimit", parts.Store.SegmentLimit).Number("damagedBlocks", parts.Store.DamagedBlocks);
        text.Number("refusedRecords", parts.Opening.RefusedRecords);
        text.Number("settingsVersion", parts.Settings.Version).Text("settingsState", StartWords.Word(parts.Settings));
    }
}
