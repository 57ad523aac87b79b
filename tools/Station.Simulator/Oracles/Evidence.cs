using Station.Platform.Reports;
using Station.Platform.Wire;

namespace Station.Simulator.Oracles;

/// <summary>
/// Everything of one station that ever arrived and verified, in memory. A record or a block that is there with another content is a conflict, a block that does
/// not name the one before it a break of the chain, both whatever the order of arrival.
/// </summary>
public sealed class Evidence(Findings findings)
{
    /// <summary>More records than centuries of minutes: a number beyond says nothing but that it is wrong.</summary>
    private const long MostRecords = 50_000_000;

    /// <summary>The telemetry format's number for it (docs/telemetry-format.md section 4.3).</summary>
    private const byte EvictedReason = 1;

    private readonly Dictionary<long, BlockEvidence> blocks = [];
    private readonly List<SequenceRange> losses = [];
    private readonly List<SequenceRange> evictions = [];
    private readonly Dictionary<long, List<AnchorEvent>> anchors = [];
    private RecordEvidence[] records = new RecordEvidence[4_096];

    /// <summary>Behind the last record that is there.</summary>
    public long EndSequence { get; private set; }

    /// <summary>Distinct minute records that a block has brought.</summary>
    public long ConfirmedMinutes { get; private set; }

    /// <summary>Distinct records of all kinds that a block has brought.</summary>
    public long ConfirmedRecords { get; private set; }

    /// <summary>Blocks that are there.</summary>
    public int BlockCount => blocks.Count;

    /// <summary>Blocks that came again with the same bytes.</summary>
    public long BlocksAgain { get; private set; }

    /// <summary>Conflicts of a volume that was set back are no fault of the station, which cannot know; from that moment on they are not held against it.</summary>
    public bool AreConflictsExcused { get; set; }

    /// <summary>Sees each anchor with its boot, for whoever judges it.</summary>
    public Action<long, AnchorEvent>? AnchorArrived { get; set; }

    /// <summary>Conflicts that were excused.</summary>
    public long ExcusedConflicts { get; private set; }

    /// <summary>Records admitted as lost, as told.</summary>
    public SequenceSet AdmittedLost => SequenceSet.Of(losses);

    /// <summary>Those of them that were evicted to make room.</summary>
    public SequenceSet Evicted => SequenceSet.Of(evictions);

    /// <summary>Sees each minute of a block with its place in it; both are the decoder's and gone behind the call.</summary>
    public event Action<PeriodBlock, int>? MinuteArrived;

    /// <summary>Sees each hour of a block in the same way.</summary>
    public event Action<PeriodBlock, int>? HourArrived;

    /// <summary>Sees each event, for whoever counts what happened.</summary>
    public Action<EventDetail>? EventArrived { get; set; }

    public RecordEvidence Record(long sequence) => sequence < records.Length ? records[sequence] : default;

    public bool HasBlock(long block) => blocks.ContainsKey(block);

    /// <summary>Clock anchors of a boot, in the order of arrival.</summary>
    public IReadOnlyList<AnchorEvent> AnchorsOf(long boot) => anchors.TryGetValue(boot, out List<AnchorEvent>? known) ? known : [];

    /// <summary>Takes the records of a block. True when the block is new.</summary>
    public bool Take(MessageContent content, ulong tagStart, long atMs)
    {
        bool isEvents = content.Kind == MessageKind.EventBlock;
        BlockHeader header = isEvents ? content.EventBlock.Header : content.PeriodBlock.Header;
        long last = isEvents ? content.EventBlock.Records[^1].Sequence : content.PeriodBlock.Sequence(header.Count - 1);
        if (!TakeBlock(header, last, tagStart, atMs))
        {
            return false;
        }

        for (int i = 0; i < header.Count; i++)
        {
            if (isEvents)
            {
                Take(header, content.EventBlock.Records[i], atMs);
            }
            else
            {
                PeriodBlock block = content.PeriodBlock;
                RecordKind kind = content.Kind == MessageKind.MinuteBlock ? RecordKind.Minute : RecordKind.Hour;
                (kind == RecordKind.Minute ? MinuteArrived : HourArrived)?.Invoke(block, i);
                Take(block.Sequence(i), new RecordEvidence(kind, true, (int)header.Boot, block.StartMs(i), block.LengthMs(i), ContentHash.Of(block, i)), atMs);
            }
        }

        return true;
    }

    /// <summary>Takes a live copy.</summary>
    public void Take(LiveRecord live, long atMs)
    {
        RecordKind kind = live.PeriodSeconds > 60 ? RecordKind.Hour : RecordKind.Minute;
        Take(live.Sequence, new RecordEvidence(kind, false, (int)live.Boot, live.StartMs, live.LengthMs, ContentHash.Of(live)), atMs);
    }

    private bool TakeBlock(BlockHeader header, long last, ulong tagStart, long atMs)
    {
        if (blocks.TryGetValue(header.Block, out BlockEvidence known))
        {
            BlocksAgain += known.TagStart == tagStart ? 1 : 0;
            NoteConflict(known.TagStart != tagStart, atMs, $"block {header.Block} came again with other bytes");
            return false;
        }

        blocks.Add(header.Block, new BlockEvidence(tagStart, header.Previous, last, header.Boot, header.BootNonce));
        bool follows = header.Block == 0 || !blocks.TryGetValue(header.Block - 1, out BlockEvidence before) || before.TagStart == header.Previous;
        bool leads = !blocks.TryGetValue(header.Block + 1, out BlockEvidence after) || after.Previous == tagStart;
        NoteConflict(!follows, atMs, $"block {header.Block} does not name the tag of block {header.Block - 1}", "chain");
        NoteConflict(!leads, atMs, $"block {header.Block + 1} does not name the tag of block {header.Block}", "chain");
        return true;
    }

    private void Take(BlockHeader header, EventRecord record, long atMs)
    {
        Take(record.Sequence, new RecordEvidence(RecordKind.Event, true, (int)header.Boot, record.UptimeMs, 0, ContentHash.Of(header, record)), atMs);
        if (record.Detail is not null)
        {
            EventArrived?.Invoke(record.Detail);
        }

        switch (record.Detail)
        {
            case LossEvent loss:
                var range = new SequenceRange(loss.FirstSequence, loss.LastSequence + 1);
                losses.Add(range);
                if (loss.Reason == EvictedReason)
                {
                    evictions.Add(range);
                }

                break;
            case AnchorEvent anchor:
                if (!anchors.TryGetValue(header.Boot, out List<AnchorEvent>? ofBoot))
                {
                    anchors.Add(header.Boot, ofBoot = []);
                }

                ofBoot.Add(anchor);
                AnchorArrived?.Invoke(header.Boot, anchor);
                break;
        }
    }

    private void Take(long sequence, RecordEvidence record, long atMs)
    {
        if (sequence >= MostRecords)
        {
            findings.Add("sequence-dense", atMs, $"record {sequence} is beyond what any station can have measured");
            return;
        }

        if (sequence >= records.Length)
        {
            Array.Resize(ref records, (int)Math.Min(Math.Max(records.Length * 2L, sequence + 1), MostRecords));
        }

        ref RecordEvidence known = ref records[sequence];
        if (known.IsThere && (known.Hash != record.Hash || (known.IsConfirmed && record.IsConfirmed)))
        {
            NoteConflict(true, atMs, known.Hash != record.Hash ? $"record {sequence} is there with another content" : $"record {sequence} is in two blocks");
            return;
        }

        if (record.IsConfirmed)
        {
            ConfirmedRecords++;
            ConfirmedMinutes += record.Kind == RecordKind.Minute ? 1 : 0;
        }

        known = known.IsConfirmed ? known : record;
        EndSequence = Math.Max(EndSequence, sequence + 1);
    }

    private void NoteConflict(bool isOne, long atMs, string what, string law = "exactly-once")
    {
        if (isOne && AreConflictsExcused)
        {
            ExcusedConflicts++;
        }
        else if (isOne)
        {
            findings.Add(law, atMs, what);
        }
    }
}
