using Station.Journal;
using Station.Terminal.Sources;
using Station.Uplink;

namespace Station.Terminal.Rooms;

/// <summary>What the journal holds, for the command <c>buffer</c>.</summary>
public sealed class BufferStatus : IBufferSource
{
    private readonly DeliveryChain delivery;

    /// <param name="delivery">Null on a station that is not provisioned: it keeps nothing.</param>
    public BufferStatus(DeliveryChain delivery) => this.delivery = delivery;

    public JournalState Journal => delivery == null ? JournalState.Closed : delivery.Opening.State;

    public int HeldRecords => delivery == null ? 0 : delivery.Trial.HeldRecords;

    public int OpenRecords => delivery == null ? 0 : delivery.Journal.OpenRecords;

    public long BlocksHeld => delivery == null ? 0 : delivery.Store.NextBlock - delivery.Store.OldestHeldBlock;

    public long BlocksUnpublished => delivery == null ? 0 : delivery.Uplink.Blocks.Unpublished;

    public long BlocksReceived => delivery == null ? 0 : delivery.Store.Receipt.UpTo;

    public int SegmentsUsed => delivery == null ? 0 : delivery.Store.SegmentCount;

    public int SegmentLimit => delivery == null ? 0 : delivery.Store.SegmentLimit;

    public int RefusedRecords => delivery == null ? 0 : delivery.Opening.RefusedRecords;

    public int DamagedBlocks => delivery == null ? 0 : delivery.Store.DamagedBlocks;

    public int LossRanges => delivery == null ? 0 : delivery.Store.Ledger.Count;
}
