using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Simulator.Runs;

namespace Station.Simulator.Worlds;

/// <summary>What is done to a station's supply and to its flash.</summary>
public sealed class SupplyAndFlash(SimulatedStation run, SeededRandom random)
{
    private const string ForeignPath = "foreign";
    private const long RetryMs = 60_000;

    private FlashChip? keptImage;
    private Action<FileOperation>? aim;
    private bool isFillingWanted;
    private bool isForeignThere;

    /// <summary>The worst that was done so far.</summary>
    public StorageDamage Damage { get; private set; }

    /// <summary>Blocks behind which a cut was planned when they were appended.</summary>
    public int CutsBehindBlock { get; private set; }

    private VirtualBoard Board => run.Board;

    private FlashChip Chip => Board.Storage.Chip;

    /// <summary>The supply goes away now, and comes back.</summary>
    public void CutPower(long offMs)
    {
        run.CutPower();
        run.At(Board.Time.NowMs + offMs, run.PowerOn);
    }

    /// <summary>The supply goes away at the operation of the flash behind so many others.</summary>
    public void CutPowerInWrite(long operations, bool isTorn, long offMs)
    {
        Chip.TornBy = isTorn ? random : null;
        NoteDamage(isTorn ? StorageDamage.Torn : StorageDamage.None);
        run.CutPowerAtFlashOperation(Chip.Operations + operations, offMs);
    }

    /// <summary>The same behind a block of a kind, by its letter: the next one that is appended to the journal, or one that follows so many others.</summary>
    public void CutPowerBehindBlock(char kind, long blocks, long operations, long offMs)
    {
        ForgetAim();
        aim = operation =>
        {
            if (operation.Verb == "append" && operation.Path.StartsWith("journal/" + kind, StringComparison.Ordinal) && blocks-- == 0)
            {
                ForgetAim();
                CutsBehindBlock++;
                CutPowerInWrite(operations, false, offMs);
            }
        };
        Board.Storage.Operated += aim;
    }

    /// <summary>Cuts that were to come will not.</summary>
    public void ForgetCuts()
    {
        ForgetAim();
        Chip.CutAt(-1);
    }

    /// <summary>Does something to the chip while the station is off.</summary>
    public void Strike(long offMs, StorageDamage damage, Action<FlashChip> blow)
    {
        run.CutPower();
        blow(Chip);
        NoteDamage(damage);
        run.At(Board.Time.NowMs + offMs, run.PowerOn);
    }

    /// <summary>Blocks become unreadable, whether the station runs or not.</summary>
    public void WearOut(int blocks)
    {
        FlashRot.LoseBlocks(Chip, random, blocks);
        NoteDamage(StorageDamage.Changed);
    }

    /// <summary>Takes an image of the chip.</summary>
    public void KeepImage() => keptImage = Chip.Clone();

    /// <summary>Puts the image back.</summary>
    public void RestoreImage(long offMs)
    {
        if (keptImage is { } image)
        {
            Strike(offMs, StorageDamage.Changed, chip => chip.CopyFrom(image));
            keptImage = null;
        }
    }

    /// <summary>Files that are not the station's take all blocks but some. A cut that was planned for a write does not happen: it would hit this one.</summary>
    public void Fill(int spareBlocks)
    {
        isFillingWanted = true;
        FillOnceOn(spareBlocks);
    }

    /// <summary>So many writes in a hundred fail from now on.</summary>
    public void RefuseWrites(int percent)
    {
        Board.Storage.Refuses = percent == 0 ? null : () => random.Below(100) < percent;
        if (percent > 0)
        {
            NoteDamage(StorageDamage.Filled);
        }
    }

    /// <summary>Those files are deleted.</summary>
    public void Empty()
    {
        isFillingWanted = false;
        if (!isForeignThere)
        {
            return;
        }

        if (!Board.IsPowered)
        {
            run.At(Board.Time.NowMs + RetryMs, Empty);
            return;
        }

        Chip.CutAt(-1);
        isForeignThere = false;
        Board.Storage.Volume.Delete(ForeignPath);
    }

    private void ForgetAim()
    {
        Board.Storage.Operated -= aim;
        aim = null;
    }

    private void FillOnceOn(int spareBlocks)
    {
        if (!isFillingWanted)
        {
            return; // it was to be over before the station was on
        }

        if (!Board.IsPowered)
        {
            run.At(Board.Time.NowMs + RetryMs, () => FillOnceOn(spareBlocks));
            return;
        }

        NoteDamage(StorageDamage.Filled);
        FlashVolume volume = Board.Storage.Volume;
        int blocks = volume.FreeBlocks - spareBlocks;
        if (blocks > 0)
        {
            Chip.CutAt(-1);
            isForeignThere = true;
            volume.Replace(ForeignPath, new byte[blocks * (FlashGeometry.BlockBytes - 16)]);
        }
    }

    private void NoteDamage(StorageDamage damage) => Damage = damage > Damage ? damage : Damage;
}
