using Station.Hal;
using Station.Journal;
using Station.Terminal.Sources;
using Station.Uplink;

namespace Station.Terminal.Rooms;

/// <summary>The stored blocks, for the command <c>export</c>. Reading them changes nothing of what the uplink still has to do.</summary>
public sealed class StoredBlocks : IExportSource
{
    private readonly IBoard board;
    private readonly DeliveryChain delivery;

    /// <summary>Only there from the first export on.</summary>
    private BlockCursor cursor;

    private long nextBlock;
    private bool isWithReceived;

    /// <param name="board">The board.</param>
    /// <param name="delivery">Null on a station that is not provisioned: it keeps nothing.</param>
    public StoredBlocks(IBoard board, DeliveryChain delivery)
    {
        this.board = board;
        this.delivery = delivery;
    }

    public string BlockTopic => delivery == null ? null : delivery.BlockTopic;

    public void BeginExport(bool all)
    {
        isWithReceived = all;
        if (delivery.Opening.IsOpen && !delivery.Epochs.HoldsVolume)
        {
            delivery.Journal.CloseOpenBlocks();
        }

        cursor = new BlockCursor(board.Files, board.Checksum, delivery.Store);
        nextBlock = delivery.Store.OldestHeldBlock;
    }

    /// <summary>Each turn passes a range of what the platform has, of which a receipt has few.</summary>
    public byte[] NextExported()
    {
        while (true)
        {
            byte[] message = cursor.TryReadNext(isWithReceived ? nextBlock : delivery.Store.Receipt.NextMissing(nextBlock));
            if (message == null)
            {
                return null;
            }

            nextBlock = cursor.Block + 1;
            if (isWithReceived || !delivery.Store.Receipt.IsReceived(cursor.Block))
            {
                return message;
            }
        }
    }
}
