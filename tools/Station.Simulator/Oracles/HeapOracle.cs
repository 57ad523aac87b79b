using Station.Simulator.Memory;
using Station.Simulator.Runs;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>Law 6: what the firmware holds on to does not grow, whatever it has met. Counted at the sizes of the device, between its steps, as <c>station bench sample</c> does (docs/benchmarks.md).</summary>
public sealed class HeapOracle(World world) : Oracle(world)
{
    /// <summary>The aim for an ordinary day, 64 KiB, and what trouble may take beside it: losses, damage, minutes that wait for their boot.</summary>
    public const int MostHeldBytes = 72 * 1_024;

    /// <summary>It means a walk over all that is held.</summary>
    private const int MinutesBetweenLooks = 6 * 60;

    private readonly LiveHeap live = new([.. FirmwareHeap.Assemblies], FirmwareHeap.GateType);
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
        if (World.Run.Firmware is null || World.Station.Firmware is not { } firmware)
        {
            return;
        }

        int bytes = live.Measure(firmware);
        if (bytes > MostHeldBytes)
        {
            string holders = string.Join(", ", live.ByOwner.OrderByDescending(holder => holder.Value).Take(3).Select(holder => $"{holder.Key} {holder.Value}"));
            Note("bounded-heap", $"the firmware holds {bytes} bytes, {MostHeldBytes} are the bound; most of them by {holders}");
        }
    }
}
