using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Sealing;
using Xunit.Sdk;

namespace Station.Tests.Journal.Life;

/// <summary>A few boots of a station; between them, or by the cuts that end them, its flash is damaged.</summary>
internal sealed class DamagedLife(string kind, bool isFull, int seed)
{
    private readonly Random random = new(seed);
    private readonly SeededRandom noise = new((ulong)seed);
    private readonly FlashChip chip = isFull ? FullVolume.NewChip() : StationVolume.New();
    private readonly LifeLog log = isFull ? FullVolume.NewLog() : new LifeLog();
    private readonly LifeRecords records = new(JournalUnderTest.Columns, isFull ? FullVolume.Step : 30, seed);

    /// <summary>The key was gone: such a station waits to be provisioned as a new generation.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>
    /// The newest file of the tails was torn to nothing: that is also what a cut leaves while a file is created, before it has a row.
    /// </summary>
    public bool TornToNothing { get; private set; }

    /// <summary>
    /// Flash has taken the directory of the tails back to an earlier state, or that of the journal with nothing but events after it, without a word, as if the newest records had never been:
    /// no firmware can know.
    /// </summary>
    public bool WentBack { get; private set; }

    /// <summary>Records that are gone and admitted.</summary>
    public int Lost { get; private set; }

    public List<string> Run(int boots, int mostMinutes)
    {
        string history = $"{kind} {seed}:";
        var platform = new PlatformSide(log);
        for (int number = 1; number <= boots; number++)
        {
            try
            {
                var boot = new MemoryBoot(chip, log, records, (uint)(number + 100));
                if (boot.KeyFinding != KeyFinding.Sound)
                {
                    HasEnded = true;
                    return [];
                }

                log.Follow(boot.Store);
                history += $" [{(boot.Store.Jumped ? "jumped " : "")}{(boot.Store.DamagedBlocks > 0 ? "damage " : "")}{(boot.Records.TailDamaged ? "tail " : "")}{log.NextSequence} {log.NextBlock}]";
                boot.Records.Online = random.Next(2) == 0;
                RunAndDamage(boot, platform, random.Next(1, mostMinutes), number == boots);
                if (WentBack || TornToNothing)
                {
                    return [];
                }

                if (number == boots)
                {
                    return Check(boot, history);
                }
            }
            catch (XunitException exception)
            {
                return [$"{history} {exception.Message}"];
            }
        }

        return [];
    }

    private List<string> Check(MemoryBoot boot, string history)
    {
        // Reading everything finds damage that no one has met yet.
        boot.ReadAll();
        LifeCheck check = new LifeCheck(log) { AllowsDamage = true }.Run(boot);
        Lost = check.Lost;
        return [.. check.Faults.Select(fault => $"{history} {fault}")];
    }

    private void RunAndDamage(MemoryBoot boot, PlatformSide platform, int minutes, bool isLast)
    {
        if (kind == "torn" && !isLast)
        {
            chip.TornBy = noise;
            chip.CutAt(chip.Operations + random.Next(4 * minutes));
        }

        try
        {
            boot.RunMinutes(minutes);
            platform.Publish(boot, random.Next(3));
            platform.SendReceipt(boot);
            boot.RunMinutes(minutes / 4);
        }
        catch (PowerCutException)
        {
        }

        chip.PowerUp();
        chip.TornBy = null;
        if (isLast)
        {
            Assert.True(boot.Records.CloseOpenBlocks(), "the open blocks cannot be closed");
            log.Follow(boot.Store);
        }
        else
        {
            (string tailsBefore, string headBefore) = (FilesIn("run"), FilesIn("journal"));
            Damage();
            bool isEventNewest = log.NextSequence > 0 && log[log.NextSequence - 1] == 0;
            WentBack = FilesIn("run") != tailsBefore || (isEventNewest && FilesIn("journal") != headBefore);
            TornToNothing = NewestTailIsEmpty();
        }
    }

    private bool NewestTailIsEmpty()
    {
        FlashVolume volume = FlashVolume.Mount(chip.Clone());
        return NewestOf(volume, 'm') == 0 || NewestOf(volume, 'h') == 0;
    }

    private static int NewestOf(FlashVolume volume, char kind) =>
        (volume.List("run") ?? []).Where(name => name[0] == kind).Order().Select(name => volume.LengthOf("run/" + name)).LastOrDefault(-1);

    private string FilesIn(string directory)
    {
        FlashVolume volume = FlashVolume.Mount(chip.Clone());
        byte[] content = new byte[600];
        return string.Join('\n', (volume.List(directory) ?? []).Select(name =>
        {
            volume.Read(directory + "/" + name, 0, content, out int count);
            return name + Convert.ToHexString(content, 0, count);
        }));
    }

    private void Damage()
    {
        switch (kind)
        {
            case "flips":
                FlashRot.FlipBits(chip, noise, 1);
                break;
            case "many flips":
                FlashRot.FlipBits(chip, noise, 1 + random.Next(8));
                break;
            case "unreadable":
                FlashRot.LoseBlocks(chip, noise, 1);
                break;
        }
    }
}
