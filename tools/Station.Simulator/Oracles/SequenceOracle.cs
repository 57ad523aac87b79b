using Station.Platform.Reports;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Laws 1 and 3: what was accepted is there after every boot and arrives, however power went, and no number is given out twice.</summary>
public sealed class SequenceOracle(World world) : Oracle(world)
{
    /// <summary>A step accepts a minute, an hour, a day's levels and some events; numbers that go on further have jumped behind damage, and nothing was accepted under them.</summary>
    private const int MostAStep = 16;

    private readonly List<SequenceRange> accepted = [];
    private long acceptedEnd;
    private int boot;
    private int falls;
    private int fallenBoot;

    /// <summary>Behind the last record that a step ended with having accepted.</summary>
    public long AcceptedEnd => acceptedEnd;

    public override void AfterEvent()
    {
        if (World.Station.Falls != falls)
        {
            // The step in which the firmware fell did not come to its end: a number that it had taken is not given out.
            falls = World.Station.Falls;
            fallenBoot = World.Run.Boots;
        }

        if (World.Run.Firmware is null || fallenBoot == World.Run.Boots || World.Station.Delivery is not { } delivery)
        {
            return;
        }

        long next = delivery.Store.NextSequence;
        if (next != acceptedEnd || boot != World.Run.Boots)
        {
            GoOn(next);
        }
    }

    public override void Finish(Settlement settlement)
    {
        if (World.Storage.Damage >= StorageDamage.Torn)
        {
            return;
        }

        SequenceSet evicted = World.Platform.Evidence.Evicted;
        List<SequenceRange> lost = [];
        foreach (SequenceRange range in accepted)
        {
            for (long sequence = range.First; sequence < Math.Min(range.End, settlement.EndSequence); sequence++)
            {
                if (!World.Platform.Evidence.Record(sequence).IsConfirmed)
                {
                    lost.Add(new SequenceRange(sequence, sequence + 1));
                }
            }
        }

        SequenceSet unexcused = SequenceSet.Of(lost).Except(evicted);
        if (unexcused.Count > 0)
        {
            string ranges = string.Join(", ", unexcused.Ranges.Take(4).Select(range => $"{range.First} to {range.End - 1}"));
            Note("durable", $"{unexcused.Count} records that had been accepted never arrived, and no room was needed for others: {ranges}");
        }
    }

    private void GoOn(long next)
    {
        if (next < acceptedEnd && World.Storage.Damage < StorageDamage.Changed)
        {
            Note("durable", $"boot {World.Run.Boots} goes on with record {next} though {acceptedEnd - 1} had been accepted in boot {boot}");
        }

        // What a boot begins with was accepted by an earlier one, or never.
        if (boot == World.Run.Boots && next > acceptedEnd && next - acceptedEnd <= MostAStep)
        {
            NoteAccepted(new SequenceRange(acceptedEnd, next));
        }

        boot = World.Run.Boots;
        acceptedEnd = next;
    }

    private void NoteAccepted(SequenceRange range)
    {
        if (accepted.Count > 0 && accepted[^1].End == range.First)
        {
            accepted[^1] = accepted[^1] with { End = range.End };
        }
        else
        {
            accepted.Add(range);
        }
    }
}
