using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Sealing;

namespace Station.Tests.Journal.Life;

/// <summary>Watches the room on a volume after each change of it, apart from the sweeps of the keys, which take everything for some seconds.</summary>
internal sealed class RoomWatch
{
    private MemoryBoot? boot;
    private bool isStoring;

    /// <summary>Changes that were refused for lack of room.</summary>
    public List<string> Refused { get; } = [];

    /// <summary>Fewest free blocks while nothing was being stored.</summary>
    public int LeastFree { get; private set; } = int.MaxValue;

    /// <summary>Fewest free blocks between a block's append and the deletion of what went for it.</summary>
    public int LeastFreeStoring { get; private set; } = int.MaxValue;

    /// <summary>Most pairs of metadata.</summary>
    public int MostPairs { get; private set; }

    public void Watch(MemoryBoot watched)
    {
        boot = watched;
        boot.Files.Operated += Look;
    }

    public void AssertKept(int pairs, int free)
    {
        Assert.Empty(Refused);
        Assert.True(MostPairs <= pairs, $"{MostPairs} pairs of metadata");
        Assert.True(LeastFree >= free, $"only {LeastFree} blocks were free");
    }

    public override string ToString() => $"at most {MostPairs} pairs, at least {LeastFree} blocks free, {LeastFreeStoring} while a block is stored";

    private void Look(FileOperation operation)
    {
        if (operation.Verb is "read" or "list" || operation.Path == KeySweep.Path)
        {
            return;
        }

        FlashVolume volume = boot!.Files.Volume;
        MostPairs = Math.Max(MostPairs, volume.PairCount);
        if (operation.Status == FileStatus.NoSpace)
        {
            Refused.Add($"{operation.Verb} {operation.Path}");
        }

        if (boot.Sweep.IsRunning || !operation.Path.StartsWith("journal/", StringComparison.Ordinal))
        {
            return;
        }

        isStoring = operation.Verb == "append" || (isStoring && operation.Verb == "replace");
        if (operation.Verb is "append" or "delete")
        {
            LeastFreeStoring = Math.Min(LeastFreeStoring, volume.FreeBlocks);
        }

        if (operation.Verb == "delete")
        {
            LeastFree = Math.Min(LeastFree, volume.FreeBlocks);
        }
    }
}
