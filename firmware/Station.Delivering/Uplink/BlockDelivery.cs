using Station.Hal;
using Station.Journal;
using Station.Supervision;

namespace Station.Uplink;

/// <summary>
/// Decides which block goes out next. Published is not delivered: what the platform's receipt calls missing goes out again. A receipt may have been written while a block was
/// on its way, so a block that was acknowledged counts as missing only when two receipts half a minute apart say so.
/// </summary>
public sealed class BlockDelivery
{
    /// <summary>Blocks in flight at most; the client library's own queue is no store.</summary>
    public const int WindowLimit = 4;

    /// <summary>Pace of the backlog. The client library has leaked when it published without a pause.</summary>
    private const int PaceMs = 1_000;

    /// <summary>How long the backlog waits for the first receipt of a session, which tells where to begin.</summary>
    private const int FirstReceiptWaitMs = 20_000;

    /// <summary>Apart by this much, two receipts that call a block missing are believed.</summary>
    public const int ConfirmMissingMs = 30_000;
    private const int FirstRetryMs = 2_000;
    private const int LongestRetryMs = 5 * 60_000;

    /// <summary>Received blocks that one step passes over by reading them.</summary>
    private const int PassedBlocksLimit = 4;

    private readonly BlockStore store;
    private readonly BlockCursor cursor;
    private readonly Flight flight;
    private readonly BackOff backOff;
    private long nextBlock;
    private long nextSendMs;
    private long suspectBlock = -1;
    private long suspectSinceMs;
    private long resendUpTo;
    private int window = 1;
    private bool hasReceipt;

    public BlockDelivery(BlockStore store, BlockCursor cursor, Flight flight, IRandomBytes random)
    {
        this.store = store;
        this.cursor = cursor;
        this.flight = flight;
        backOff = new BackOff(random, FirstRetryMs, LongestRetryMs);
    }

    /// <summary>Every held block has been published.</summary>
    public bool Drained => nextBlock >= store.NextBlock && flight.Blocks == 0;

    /// <summary>A receipt would tell something: about blocks that the last one did not know, or about one that it called missing.</summary>
    public bool WantsReceipt => store.Receipt.KnownUpTo < store.NextBlock || suspectBlock >= 0;

    /// <summary>Blocks that are not published yet, or are in flight.</summary>
    public long Unpublished => store.NextBlock - nextBlock + flight.Blocks;

    /// <summary>
    /// The oldest block that the platform may still get. A receipt has few ranges: those that nobody can fill, because the blocks are not held any more, would keep it from ever knowing more, so
    /// where it is full of them this is the first block that it does not know.
    /// </summary>
    public long OldestOwed => hasReceipt && store.Receipt.IsFull ? FirstHeldMissing() : store.OldestHeldBlock;

    /// <summary>Blocks that went out again because the platform did not have them.</summary>
    public int Resent { get; private set; }

    /// <summary>Publications whose fate is unknown in a row; a success ends the row.</summary>
    public int UnknownInRow { get; private set; }

    /// <summary>A new connection: nothing is in flight, and the platform has not said yet what it has.</summary>
    public void Begin(long nowMs)
    {
        hasReceipt = false;
        suspectBlock = -1;
        window = 1;
        UnknownInRow = 0;
        backOff.Reset();
        nextSendMs = nowMs + FirstReceiptWaitMs;
        StartFrom(store.PublishedUpTo);
    }

    /// <summary>The next block's message when one may go out now, else null. Its number is <see cref="SendingBlock"/>.</summary>
    public byte[] TryTake(long nowMs)
    {
        if (nextBlock >= store.NextBlock || nowMs < nextSendMs || flight.Blocks >= window || flight.IsFull)
        {
            return null;
        }

        for (int passed = 0; passed < PassedBlocksLimit; passed++)
        {
            nextBlock = nextBlock < resendUpTo ? nextBlock : store.Receipt.NextMissing(nextBlock);
            byte[] message = cursor.TryReadNext(nextBlock);
            if (message == null)
            {
                nextBlock = store.NextBlock;
                return null;
            }

            if (cursor.Block < resendUpTo || !store.Receipt.IsReceived(cursor.Block))
            {
                SendingBlock = cursor.Block;
                return message;
            }

            nextBlock = cursor.Block + 1;
        }

        return null;
    }

    /// <summary>The block of the message that <see cref="TryTake"/> returned.</summary>
    public long SendingBlock { get; private set; }

    /// <summary>The block that was taken is in flight.</summary>
    public void Sent(int messageId, long nowMs)
    {
        flight.Add(messageId, Purpose.Block, SendingBlock);
        nextBlock = SendingBlock + 1;
        nextSendMs = nowMs + PaceMs;
    }

    /// <summary>The session refused the block that was taken.</summary>
    public void Refused(long nowMs)
    {
        StartFrom(SendingBlock);
        nextSendMs = nowMs + backOff.NextMs();
    }

    public void Acknowledged()
    {
        UnknownInRow = 0;
        backOff.Reset();
        window = window < WindowLimit ? window + 1 : WindowLimit;
        if (flight.Blocks == 0 && nextBlock > store.PublishedUpTo)
        {
            store.PublishedUpTo = nextBlock;
        }
    }

    /// <summary>The broker may have the block or not: it goes out again, later and alone.</summary>
    public void Unknown(long block, long nowMs)
    {
        UnknownInRow++;
        window = 1;
        nextSendMs = nowMs + backOff.NextMs();
        if (block < nextBlock)
        {
            StartFrom(block);
        }
    }

    /// <summary>Sends what is held from a block on, whether the platform has it or not.</summary>
    public void ResendFrom(long first, long nowMs)
    {
        resendUpTo = store.NextBlock;
        nextSendMs = nowMs;
        StartFrom(first);
    }

    /// <summary>A new receipt is in the store. True when another one is wanted to confirm what it calls missing.</summary>
    public bool TakeReceipt(long nowMs)
    {
        if (nextBlock < resendUpTo)
        {
            // Only the wait for the first receipt ends with one: pace and back-off go on.
            nextSendMs = hasReceipt || nowMs > nextSendMs ? nextSendMs : nowMs;
            hasReceipt = true;
            return false;
        }

        long missing = FirstHeldMissing();
        if (!hasReceipt)
        {
            hasReceipt = true;
            nextSendMs = nowMs;
            StartFrom(missing);
            return false;
        }

        if (missing >= nextBlock || missing >= store.Receipt.KnownUpTo || flight.HoldsBlock(missing))
        {
            suspectBlock = -1;
            return false;
        }

        if (missing != suspectBlock)
        {
            suspectBlock = missing;
            suspectSinceMs = nowMs;
        }
        else if (nowMs - suspectSinceMs >= ConfirmMissingMs)
        {
            Resent++;
            suspectBlock = -1;
            StartFrom(missing);
            return false;
        }

        return true;
    }

    /// <summary>
    /// The first held block that the platform does not have. What it misses and the station no longer holds, or can no longer read, is passed over: nobody can send it. Each turn
    /// passes a missing range, of which a receipt has few.
    /// </summary>
    private long FirstHeldMissing()
    {
        long missing = store.Receipt.NextMissing(store.OldestHeldBlock);
        if (missing >= store.Receipt.KnownUpTo)
        {
            return missing;
        }

        cursor.Rewind();
        long held = cursor.PeekNext(missing);
        while (held >= 0 && (store.Receipt.IsReceived(held) || !cursor.CanRead(held)))
        {
            held = cursor.PeekNext(store.Receipt.NextMissing(held + 1));
        }

        cursor.Rewind();
        return held < 0 ? store.NextBlock : held;
    }

    private void StartFrom(long block)
    {
        nextBlock = block > store.OldestHeldBlock ? block : store.OldestHeldBlock;
        cursor.Rewind();
    }
}
