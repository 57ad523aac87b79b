using Station.Aggregation;
using Station.Journal;

namespace Station.Tests.Journal.Life;

/// <summary>What a station's journal accepted in its life, and what the platform has of it: the truth that a volume is compared with.</summary>
internal sealed class LifeLog
{
    private readonly List<ulong> fingerprints = [];
    private readonly List<(int Boot, long UptimeMs)> moments = [];
    private readonly List<(long Block, byte[] Message)> received = [];

    public LifeLog()
    {
    }

    /// <summary>The life up to a moment, to be gone on with differently.</summary>
    public LifeLog(LifeLog life, LifeMark mark)
    {
        fingerprints.AddRange(life.fingerprints[..mark.NextSequence]);
        moments.AddRange(life.moments[..mark.NextSequence]);
        received.AddRange(life.received[..mark.Received]);
        NextBlock = mark.NextBlock;
        EvictableBelow = life.EvictableBelow;
    }

    /// <summary>Sequences below were given out.</summary>
    public int NextSequence => fingerprints.Count;

    /// <summary>Block numbers below were given out.</summary>
    public long NextBlock { get; private set; }

    /// <summary>Records below may be given up for room; all others must be there.</summary>
    public long EvictableBelow { get; set; }

    /// <summary>Blocks that the platform has.</summary>
    public IReadOnlyList<(long Block, byte[] Message)> Received => received;

    /// <summary>This moment.</summary>
    public LifeMark Mark => new(NextSequence, NextBlock, received.Count);

    /// <summary>The fingerprint of an accepted record; 0 for an event, and for whatever nobody was told of.</summary>
    public ulong this[int sequence] => fingerprints[sequence];

    /// <summary>When an accepted record was measured: boot, and uptime of its start.</summary>
    public (int Boot, long UptimeMs) MomentOf(int sequence) => moments[sequence];

    public void Accept(long sequence, PeriodRecord record, BootIdentity boot)
    {
        Assert.True(sequence >= NextSequence, $"sequence {sequence} was given out again");
        SkipTo(sequence);
        fingerprints.Add(Fingerprint.Of(record, boot));
        moments.Add((boot.Boot, record.StartUptimeMs));
    }

    /// <summary>Notes how far the store has counted.</summary>
    public void Follow(BlockStore store)
    {
        Assert.True(store.NextSequence >= NextSequence, $"the next sequence fell from {NextSequence} to {store.NextSequence}");
        Assert.True(store.NextBlock >= NextBlock, $"the next block fell from {NextBlock} to {store.NextBlock}");
        SkipTo(store.NextSequence);
        NextBlock = store.NextBlock;
    }

    public void Receive(long block, byte[] message) => received.Add((block, message));

    private void SkipTo(long sequence)
    {
        while (fingerprints.Count < sequence)
        {
            fingerprints.Add(0);
            moments.Add(default);
        }
    }
}
