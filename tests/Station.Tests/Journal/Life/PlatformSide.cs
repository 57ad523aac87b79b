using Station.Journal;

namespace Station.Tests.Journal.Life;

/// <summary>An uplink and a platform in a few lines: blocks go out in order, some get lost behind the broker's acknowledgement, receipts name what is missing, and that comes again.</summary>
internal sealed class PlatformSide(LifeLog log)
{
    private const int LostOneOf = 5;

    private readonly SortedDictionary<long, byte[]> there = new(log.Received.ToDictionary(block => block.Block, block => block.Message));

    /// <summary>Publishes up to so many blocks that have not been published; some do not arrive.</summary>
    public void Publish(MemoryBoot boot, int most)
    {
        boot.Cursor.Rewind();
        for (int sent = 0; sent < most && boot.Cursor.TryReadNext(boot.Store.PublishedUpTo) is { } message; sent++)
        {
            boot.Store.PublishedUpTo = boot.Cursor.Block + 1;
            if (boot.Cursor.Block % LostOneOf != LostOneOf - 2)
            {
                Receive(boot.Cursor.Block, message);
            }
        }
    }

    /// <summary>Sends again what the platform misses of what is still held.</summary>
    public void PublishMissing(MemoryBoot boot, int most)
    {
        boot.Cursor.Rewind();
        ReceiptState receipt = boot.Store.Receipt;
        for (long from = receipt.NextMissing(0); most > 0 && from < receipt.KnownUpTo && boot.Cursor.TryReadNext(from) is { } message; from = receipt.NextMissing(boot.Cursor.Block + 1))
        {
            if (!receipt.IsReceived(boot.Cursor.Block))
            {
                Receive(boot.Cursor.Block, message);
                most--;
            }
        }
    }

    /// <summary>Gives the station a receipt: everything below the oldest block that it holds, then what is there and what is missing.</summary>
    public void SendReceipt(MemoryBoot boot)
    {
        long end = there.Count == 0 ? 0 : there.Keys.Last() + 1;
        long next = FirstMissing(boot.Store.OldestHeldBlock);
        boot.Store.Receipt.Begin(next);
        while (next < end && boot.Store.Receipt.RangeCount < ReceiptState.RangeLimit)
        {
            long first = FirstMissing(next);
            long last = first;
            while (last < end && !there.ContainsKey(last))
            {
                last++;
            }

            if (first >= end)
            {
                boot.Store.Receipt.End(end - boot.Store.Receipt.KnownUpTo);
                return;
            }

            boot.Store.Receipt.AddRange(first - boot.Store.Receipt.KnownUpTo, last - first);
            next = last;
        }
    }

    private void Receive(long block, byte[] message)
    {
        if (there.TryGetValue(block, out byte[]? before))
        {
            Assert.True(before.AsSpan().SequenceEqual(message), $"block {block} came again with other bytes");
            return;
        }

        there.Add(block, message);
        log.Receive(block, message);
    }

    private long FirstMissing(long from)
    {
        while (there.ContainsKey(from))
        {
            from++;
        }

        return from;
    }
}
