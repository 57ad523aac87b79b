using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Tests.Journal;
using Station.Uplink;

namespace Station.Tests.Uplink;

/// <summary>A block delivery over a real journal, with the session's side played by hand and chance that shortens no wait.</summary>
internal sealed class DeliveryBench
{
    public const long FirstReceiptWaitMs = 20_000;

    private readonly Dictionary<int, long> blocksById = [];
    private int lastId;

    public DeliveryBench(int blocks)
    {
        Journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        AddBlocks(blocks);
        Delivery = new BlockDelivery(Journal.Store, Journal.Cursor, Flight, new NoChance());
        Delivery.Begin(0);
    }

    public JournalUnderTest Journal { get; }

    public Flight Flight { get; } = new();

    public BlockDelivery Delivery { get; }

    public void AddBlocks(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Assert.True(Journal.AcceptAnchor(1_000 * i));
        }
    }

    /// <summary>Sends the next block if one may go out now; -1 when none may.</summary>
    public long TrySend(long nowMs)
    {
        byte[]? message = Delivery.TryTake(nowMs);
        if (message is null)
        {
            return -1;
        }

        blocksById[++lastId] = Delivery.SendingBlock;
        Delivery.Sent(lastId, nowMs);
        return Delivery.SendingBlock;
    }

    /// <summary>Everything that goes out at intervals of a second from a moment on, each acknowledged at once.</summary>
    public long[] Drain(long fromMs, int seconds = 60)
    {
        var sent = new List<long>();
        for (int second = 0; second < seconds; second++)
        {
            long block = TrySend(fromMs + second * 1_000);
            if (block >= 0)
            {
                sent.Add(block);
                Acknowledge(block);
            }
        }

        return [.. sent];
    }

    public void Acknowledge(long block)
    {
        Land(block);
        Delivery.Acknowledged();
    }

    public void GiveUp(long block, long nowMs)
    {
        Land(block);
        Delivery.Unknown(block, nowMs);
    }

    /// <summary>Takes a receipt: everything below is there but for what is named.</summary>
    public bool TakeReceipt(long nowMs, long knownUpTo, params long[] missing)
    {
        var receipt = Journal.Store.Receipt;
        receipt.Begin(missing.Length == 0 ? knownUpTo : missing[0]);
        foreach (long block in missing)
        {
            receipt.AddRange(block - receipt.KnownUpTo, 1);
        }

        receipt.End(knownUpTo - receipt.KnownUpTo);
        return Delivery.TakeReceipt(nowMs);
    }

    private void Land(long block)
    {
        int id = blocksById.Last(pair => pair.Value == block).Key;
        Assert.Equal(Purpose.Block, Flight.Remove(id, out long number));
        Assert.Equal(block, number);
    }

    private sealed class NoChance : IRandomBytes
    {
        public void Fill(byte[] buffer) => Array.Clear(buffer);
    }
}
