using Station.Journal;
using Station.Platform.Wire;

namespace Station.Tests.Journal.Life;

/// <summary>
/// Compares what a volume and the platform hold with what was accepted: every record there once with the content that it was accepted with, or admitted as lost where that may be; every
/// seal good, links right, numbers without a hole.
/// </summary>
internal sealed class LifeCheck
{
    private readonly LifeLog log;
    private readonly SortedDictionary<long, BlockFacts> blocks = [];
    private readonly List<LossEvent> admitted = [];
    private readonly List<string> faults = [];

    public LifeCheck(LifeLog log)
    {
        this.log = log;
    }

    /// <summary>What is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>Records that are neither held nor received, and admitted.</summary>
    public int Lost { get; private set; }

    /// <summary>A loss may be one that nobody chose: the flash was damaged.</summary>
    public bool AllowsDamage { get; init; }

    public LifeCheck Run(MemoryBoot boot)
    {
        foreach ((long block, byte[] message) in log.Received)
        {
            Add(block, message);
        }

        foreach ((long block, byte[] message) in boot.ReadAll())
        {
            Add(block, message);
        }

        AdmitLedger(boot.Store.Ledger);
        CheckLinks(boot.Store.NextBlock);
        CheckRecords(boot.Store.NextSequence);
        return this;
    }

    private void Add(long block, byte[] message)
    {
        BlockFacts? facts = BlockFacts.TryRead(message);
        if (facts is null)
        {
            faults.Add($"block {block} is not what the platform takes: {BlockFacts.FaultOf(message)}");
        }
        else if (facts.Block != block)
        {
            faults.Add($"block {block} says that it is {facts.Block}");
        }
        else if (!blocks.TryAdd(block, facts) && !blocks[block].HasBytesOf(facts))
        {
            faults.Add($"there are two blocks {block}");
        }
        else
        {
            foreach (LossEvent loss in facts.Losses)
            {
                Admit(loss);
            }
        }
    }

    private void AdmitLedger(LossLedger ledger)
    {
        for (int i = 0; i < ledger.Count; i++)
        {
            LossRange loss = ledger[i];
            Admit(new LossEvent(
                (byte)loss.Kind, (byte)loss.Reason, loss.FirstSequence, loss.LastSequence, loss.Count, loss.FirstBoot, loss.FirstUptimeMs, loss.LastBoot, loss.LastUptimeMs));
        }
    }

    private void Admit(LossEvent loss)
    {
        admitted.Add(loss);
        if (loss.Reason != (byte)LossReason.Evicted && !AllowsDamage)
        {
            faults.Add($"{loss.FirstSequence} to {loss.LastSequence} are admitted as lost, reason {loss.Reason}, and nothing was damaged");
        }
    }

    private void CheckLinks(long nextBlock)
    {
        BlockFacts? before = null;
        foreach ((long number, BlockFacts block) in blocks)
        {
            if (before is not null && number == before.Block + 1 && block.Previous != before.Link)
            {
                faults.Add($"block {number} is not linked to the one before it");
            }

            before = block;
        }

        if (before is not null && (AllowsDamage ? before.Block >= nextBlock : before.Block != nextBlock - 1))
        {
            faults.Add($"the newest block is {before.Block}, the next one will be {nextBlock}");
        }
    }

    private void CheckRecords(long nextSequence)
    {
        var fingerprints = new ulong[nextSequence];
        var there = new bool[nextSequence];
        foreach (BlockFacts block in blocks.Values)
        {
            foreach ((long sequence, ulong fingerprint) in block.Records)
            {
                if (sequence >= nextSequence || there[sequence])
                {
                    faults.Add(sequence >= nextSequence ? $"sequence {sequence} was not given out yet" : $"sequence {sequence} is there twice");
                    continue;
                }

                there[sequence] = true;
                fingerprints[sequence] = fingerprint;
            }
        }

        bool[] isAdmitted = Spread(nextSequence);
        CheckSpans(there);
        for (int sequence = 0; sequence < nextSequence; sequence++)
        {
            bool mayBeLost = isAdmitted[sequence] && (AllowsDamage || sequence < log.EvictableBelow);
            if (!there[sequence])
            {
                Lost++;
                if (!mayBeLost)
                {
                    faults.Add($"record {sequence} of {nextSequence} is lost, {(isAdmitted[sequence] ? "admitted" : "and nobody admits it")}");
                }
            }
            else if (sequence < log.NextSequence && log[sequence] != 0 && log[sequence] != fingerprints[sequence])
            {
                faults.Add($"record {sequence} is not what was accepted");
            }
        }
    }

    private bool[] Spread(long nextSequence)
    {
        var isAdmitted = new bool[nextSequence];
        foreach (LossEvent loss in admitted)
        {
            if (loss.FirstSequence < nextSequence)
            {
                isAdmitted.AsSpan((int)loss.FirstSequence..(int)(Math.Min(loss.LastSequence, nextSequence - 1) + 1)).Fill(true);
            }
        }

        return isAdmitted;
    }

    /// <summary>A loss says in which time the records were measured that it admits; one that covers a record's number must cover its time.</summary>
    private void CheckSpans(bool[] there)
    {
        for (int sequence = 0; sequence < Math.Min(there.Length, log.NextSequence); sequence++)
        {
            if (there[sequence] || log[sequence] == 0)
            {
                continue;
            }

            (long boot, long uptimeMs) = log.MomentOf(sequence);
            LossEvent[] covering = [.. admitted.Where(loss => loss.FirstSequence <= sequence && sequence <= loss.LastSequence)];
            if (covering.Length > 0 && !covering.Any(loss => (loss.FirstBoot, loss.FirstUptimeMs).CompareTo((boot, uptimeMs)) <= 0 && (loss.LastBoot, loss.LastUptimeMs).CompareTo((boot, uptimeMs)) >= 0))
            {
                faults.Add($"record {sequence} of boot {boot} at {uptimeMs} ms is lost, and no loss spans that: {string.Join(", ", covering.Select(loss => loss.ToString()))}");
            }
        }
    }
}
