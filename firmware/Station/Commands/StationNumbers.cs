using Station.Bytes;
using Station.Hal;
using Station.Settings;
using Station.Supervision;
using Station.Uplink;

namespace Station.Commands;

/// <summary>The station's counters as one list, for the answer to diagnostics and for the daily status record: <c>numbers varint, each: varint</c>, in the order of docs/telemetry-format.md section 4.7. No text, and so no secret.</summary>
public sealed class StationNumbers
{
    private const int Count = 27 + (int)CommandOutcome.Dropped + 1 + 3;

    private readonly IBoard board;
    private readonly DeliveryChain delivery;
    private readonly SupervisionLoop supervision;
    private readonly SettingsStore settings;

    public StationNumbers(IBoard board, DeliveryChain delivery, SupervisionLoop supervision, SettingsStore settings)
    {
        this.board = board;
        this.delivery = delivery;
        this.supervision = supervision;
        this.settings = settings;
    }

    /// <summary>Counts the commands; set before anything is written.</summary>
    public CommandDesk Desk { get; set; }

    public void Write(ByteWriter answer, long nowMs)
    {
        answer.Varint(Count);
        WriteStation(answer);
        WriteJournal(answer);
        WriteUplink(answer);
        WriteTime(answer, nowMs);
        answer.Varint(delivery.Epochs.Epoch);
        answer.Varint(settings.Version);
        answer.Varint(delivery.SettingsTrialLeftMs / 1000);
        for (CommandOutcome outcome = CommandOutcome.Done; outcome <= CommandOutcome.Dropped; outcome++)
        {
            answer.Varint(Desk.Count(outcome));
        }

        answer.Varint(delivery.Access.TimeUnknownFailures);
        answer.Varint(delivery.Access.RefusedFailures);
        answer.Varint(delivery.Access.FirstExpiryUtcMs / 1000);
    }

    private void WriteStation(ByteWriter answer)
    {
        answer.Varint(delivery.Journal.Boot.Boot);
        answer.Varint((int)supervision.Cause);
        answer.Varint(supervision.ShortBoots);
        answer.Varint(board.Control.FreeMemoryBytes);
    }

    private void WriteJournal(ByteWriter answer)
    {
        answer.Varint(delivery.Store.SegmentCount);
        answer.Varint(delivery.Store.SegmentLimit);
        answer.Varint(delivery.Journal.OpenRecords);
        answer.Varint(delivery.Trial.HeldRecords);
        answer.Varint(delivery.Opening.RefusedRecords);
        answer.Varint(delivery.Store.DamagedBlocks);
        answer.Varint(delivery.Store.Ledger.Count);
    }

    private void WriteUplink(ByteWriter answer)
    {
        answer.Varint(delivery.Uplink.Blocks.Unpublished);
        answer.Varint(delivery.Uplink.Blocks.Resent);
        answer.Varint(delivery.Uplink.Live.Acknowledged);
        answer.Varint(delivery.Uplink.Receipts.Refused);
        answer.Varint(delivery.Network.Failures);
        answer.Varint(delivery.Network.Restarts);
        answer.Varint(delivery.Uplink.Failures);
    }

    private void WriteTime(ByteWriter answer, long nowMs)
    {
        answer.Varint((int)delivery.Time.Anchor.Source);
        answer.Varint(delivery.Time.UncertaintyAtMs(nowMs));
        answer.Varint(delivery.Time.Failures);
        answer.Varint(delivery.Time.Contradictions);
        answer.Varint(delivery.Time.Client.Outvoted);
        answer.Varint(delivery.Time.Client.Failures);
    }
}
