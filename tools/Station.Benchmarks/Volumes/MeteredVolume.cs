using Station.Benchmarks.Contenders;
using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks.Volumes;

/// <summary>A contender on a volume, and what that costs the flash from the moment on at which the volume was prepared.</summary>
public sealed class MeteredVolume
{
    private readonly ContenderBoard board;
    private readonly FileTrace? trace;
    private readonly int[] wearBefore;
    private readonly long erasesBefore;
    private readonly long programmedBefore;

    /// <param name="contender">Who uses it.</param>
    /// <param name="chip">A prepared chip.</param>
    /// <param name="run">What this is, for the trace.</param>
    /// <param name="trace">Takes the file operations; null for none.</param>
    public MeteredVolume(IContender contender, FlashChip chip, string run, FileTrace? trace)
    {
        Contender = contender;
        Chip = chip;
        this.trace = trace;
        wearBefore = chip.Wear.ToArray();
        erasesBefore = chip.BlocksErased;
        programmedBefore = chip.BytesProgrammed;
        board = new ContenderBoard(chip);
        board.Volume.Restart();
        TraceSharedFiles(run);
        Files = new FileInventory(contender.IsRecordFile);
        board.Volume.Operated += Note;
        contender.Begin(board);
    }

    public IContender Contender { get; }

    public FlashChip Chip { get; }

    /// <summary>What the contender has on the volume.</summary>
    public FileInventory Files { get; }

    /// <summary>Bytes programmed since the volume was prepared.</summary>
    public long ProgrammedBytes => Chip.BytesProgrammed - programmedBefore;

    /// <summary>Blocks erased since the volume was prepared.</summary>
    public long Erases => Chip.BlocksErased - erasesBefore;

    /// <summary>Erases of the block that was erased most since the volume was prepared.</summary>
    public int GreatestWear => Chip.Wear.ToArray().Zip(wearBefore, (now, before) => now - before).Max();

    /// <summary>Erases of all blocks by their number.</summary>
    public double MeanWear => (double)Erases / Chip.BlockCount;

    /// <summary>Blocks of the volume that something takes, directories too.</summary>
    public int BlocksInUse => Chip.BlockCount - board.Volume.Volume.FreeBlocks;

    /// <summary>The supply comes back: the volume is mounted anew and the contender begins a boot on it.</summary>
    public void Restart()
    {
        trace?.Mount();
        board.Volume.Restart();
        Contender.Begin(board);
    }

    private void Note(FileOperation operation)
    {
        Files.Note(operation);
        trace?.Add(operation);
    }

    private void TraceSharedFiles(string run)
    {
        trace?.BeginVolume(run, Chip.BlockCount * FlashGeometry.BlockBytes);
        foreach (string path in ReferenceVolume.SharedFiles)
        {
            trace?.Add(new FileOperation("replace", path, board.Volume.Volume.LengthOf(path), Hal.FileStatus.Done));
        }
    }
}
