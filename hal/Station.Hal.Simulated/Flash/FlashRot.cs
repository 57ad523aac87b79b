namespace Station.Hal.Simulated.Flash;

/// <summary>What years, heat and bad luck do to a flash. Strike while the board is off: a mounted volume holds its metadata in memory.</summary>
public static class FlashRot
{
    /// <summary>Flips bits anywhere on the chip.</summary>
    public static void FlipBits(FlashChip chip, SeededRandom random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            chip.FlipBit(random.Below(chip.BlockCount * FlashGeometry.BlockBytes), random.Below(8));
        }
    }

    /// <summary>Makes blocks unreadable until they are erased; the volume's first two are spared.</summary>
    public static void LoseBlocks(FlashChip chip, SeededRandom random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            chip.MakeUnreadable(2 + random.Below(chip.BlockCount - 2));
        }
    }

    /// <summary>Cuts a file off or puts noise into it, from some place on; nothing becomes of it where there is none, or where it is empty.</summary>
    public static void SpoilFile(FlashChip chip, string path, SeededRandom random)
    {
        chip.PowerUp();
        FlashVolume volume = FlashVolume.Mount(chip);
        int length = volume.LengthOf(path);
        if (length > 1)
        {
            byte[] content = new byte[length];
            volume.Read(path, 0, content, out _);
            int whole = 1 + random.Below(length - 1);
            bool isCut = random.Below(2) == 0;
            random.Fill(content.AsSpan(whole));
            volume.Replace(path, content.AsSpan(0, isCut ? whole : length));
        }

        chip.PowerDown();
    }

    /// <summary>Ruins what a mount begins with, so that the platform formats the volume without a word.</summary>
    public static void LoseFormat(FlashChip chip)
    {
        chip.MakeUnreadable(0);
        chip.MakeUnreadable(1);
    }
}
