using System.Text;
using Station.Journal;
using Station.Settings;

namespace Station.Uplink;

/// <summary>The advisory status, as JSON: for dashboards, never evidence.</summary>
public sealed class StatusMessage
{
    /// <summary>The text need not grow within this, but of a station that TLS has kept out.</summary>
    private const int LimitCharacters = 512;

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
        // Four times an hour: held in between, it would take 1 KB of memory.
        var text = new StringBuilder(LimitCharacters);
        text.Append("{\"state\":\"online\",\"version\":\"").Append(Product.Version);
        text.Append("\",\"board\":\"").Append(board);
        text.Append("\",\"uptimeS\":").Append(uptimeMs / 1000);
        text.Append(",\"settings\":\"").Append(StartWords.Word(start.Settings));
        text.Append("\",\"key\":\"").Append(StartWords.Word(start.Key));
        text.Append("\",\"profile\":\"").Append(StartWords.Word(start.Profile));
        text.Append("\",\"journal\":\"").Append(JournalStates.Token(parts == null ? JournalState.Closed : parts.Opening.State)).Append('"');
        AppendTls(text);
        if (parts != null)
        {
            AppendJournal(text, unpublishedBlocks);
        }

        text.Append('}');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Told when the station is back: why it was not there. Nothing where nothing is to be told, since each text is held three times while it goes out.</summary>
    private void AppendTls(StringBuilder text)
    {
        if (access.LastFault != TlsFault.None)
        {
            text.Append(",\"tlsFault\":\"").Append(TlsFaults.Token(access.LastFault));
            text.Append("\",\"tlsTimeUnknown\":").Append(access.TimeUnknownFailures);
            text.Append(",\"tlsRefused\":").Append(access.RefusedFailures);
        }

        if (access.FirstExpiryUtcMs != 0)
        {
            text.Append(",\"certificateExpiresS\":").Append(access.FirstExpiryUtcMs / 1000);
        }
    }

    private void AppendJournal(StringBuilder text, long unpublishedBlocks)
    {
        text.Append(",\"boot\":").Append(parts.Journal.Boot.Boot);
        text.Append(",\"timeResolved\":").Append(parts.Time.Resolved ? "true" : "false");
        text.Append(",\"openRecords\":").Append(parts.Journal.OpenRecords);
        text.Append(",\"heldRecords\":").Append(parts.Trial.HeldRecords);
        text.Append(",\"unpublishedBlocks\":").Append(unpublishedBlocks);
        text.Append(",\"segments\":").Append(parts.Store.SegmentCount);
        text.Append(",\"segmentLimit\":").Append(parts.Store.SegmentLimit);
        text.Append(",\"damagedBlocks\":").Append(parts.Store.DamagedBlocks);
        text.Append(",\"refusedRecords\":").Append(parts.Opening.RefusedRecords);
        text.Append(",\"settingsVersion\":").Append(parts.Settings.Version);
        text.Append(",\"settingsState\":\"").Append(StartWords.Word(parts.Settings)).Append('"');
    }
}
