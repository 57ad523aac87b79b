using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Law 4: a key that has been stepped past cannot be found in the raw flash, but for the one directly before.</summary>
public sealed class KeyOracle(World world) : Oracle(world)
{
    private const int EpochsLookedFor = 6;

    /// <summary>It takes reading the whole flash some times.</summary>
    private const int MinutesBetweenLooks = 12 * 60;

    private int minutes;

    public override void EachMinute()
    {
        if (++minutes % MinutesBetweenLooks == 0)
        {
            Look();
        }
    }

    public override void Finish(Settlement settlement) => Look();

    private void Look()
    {
        if (World.Storage.Damage >= StorageDamage.Changed)
        {
            return; // an image that was put back brings its keys with it
        }

        int current = World.Platform.NewestEpoch;
        for (int epoch = Math.Max(0, current - 1 - EpochsLookedFor); epoch < current - 1; epoch++)
        {
            if (World.Board.Storage.Chip.Holds(World.Keys.ChainKey(epoch)))
            {
                Note("key-destroyed", $"the chain key of epoch {epoch} is in the raw flash though epoch {current} has begun");
            }
        }
    }
}
