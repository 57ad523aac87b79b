using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Laws 1 and 3: what was accepted is there after every boot, and no number is given out twice.</summary>
public sealed class SequenceOracle(World world) : Oracle(world)
{
    private long acceptedEnd;
    private int boots;

    /// <summary>Behind the last record that a step ended with having accepted.</summary>
    public long AcceptedEnd => acceptedEnd;

    public override void AfterEvent()
    {
        if (World.Run.Firmware is null || World.Station.Firmware?.Delivery is not { } delivery)
        {
            return;
        }

        long next = delivery.Store.NextSequence;
        if (next < acceptedEnd && World.Storage.Damage < StorageDamage.Changed)
        {
            Note("durable", $"boot {World.Run.Boots} goes on with record {next} though {acceptedEnd - 1} had been accepted (boot {boots})");
        }

        boots = World.Run.Boots;
        acceptedEnd = next;
    }
}
