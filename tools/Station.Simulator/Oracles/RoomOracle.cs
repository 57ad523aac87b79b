using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>The journal's account of room is true: flash refuses nothing for lack of room but to the sweep of the keys, which fills it on purpose, and where others took the room.</summary>
public sealed class RoomOracle : Oracle
{
    private const string SweepPath = "run/sweep";

    public RoomOracle(World world)
        : base(world)
    {
        world.Board.Storage.Operated += Judge;
    }

    private void Judge(FileOperation operation)
    {
        if (operation.Status == FileStatus.NoSpace && operation.Path != SweepPath && World.Storage.Damage == StorageDamage.None)
        {
            Note("room", $"{operation.Verb} of {operation.Bytes} bytes at {operation.Path} was refused for lack of room");
        }
    }
}
