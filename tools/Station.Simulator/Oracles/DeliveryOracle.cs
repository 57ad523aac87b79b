using Station.Hal.Simulated.Flash;
using Station.Platform.Reports;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Laws 2 and 3 at the end: every record that was given a number has arrived in a block or is admitted as lost, and the platform's store has every block that the station holds.</summary>
public sealed class DeliveryOracle(World world) : Oracle(world)
{
    /// <summary>What the journal leaves alone on any volume: 16 blocks (docs/journal-format.md section 8). Of the rest it frees what is received from a half on, and segments are not always full.</summary>
    private const int NeverUsedBytes = 16 * FlashGeometry.BlockBytes;

    public override void Finish(Settlement settlement)
    {
        if (World.Storage.Damage >= StorageDamage.Changed)
        {
            return;
        }

        Evidence evidence = World.Platform.Evidence;
        var missing = new List<SequenceRange>();
        for (long sequence = 0; sequence < settlement.EndSequence; sequence++)
        {
            if (!evidence.Record(sequence).IsConfirmed)
            {
                missing.Add(new SequenceRange(sequence, sequence + 1));
            }
        }

        SequenceSet unexplained = SequenceSet.Of(missing).Except(settlement.AdmittedLost);
        if (unexplained.Count > 0)
        {
            string ranges = string.Join(", ", unexplained.Ranges.Take(4).Select(range => $"{range.First} to {range.End - 1}"));
            Note("delivered", $"{unexplained.Count} of {settlement.EndSequence} records neither arrived nor are admitted as lost: {ranges}");
        }

        // Of what the platform has received, the oldest goes when room is needed, kind by kind: then nobody outside knows what is still held.
        bool isAllHeld = World.Storage.Damage == StorageDamage.None && World.Platform.BlockBytes < (World.Board.VolumeBytes - NeverUsedBytes) / 4;
        if (isAllHeld && World.Platform.MissingBlocks() is > 0 and long blocks)
        {
            Note("delivered", $"{blocks} blocks that the station holds are not in the platform's store");
        }
    }
}
