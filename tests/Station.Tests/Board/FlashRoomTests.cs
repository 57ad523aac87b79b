using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Xunit;

namespace Station.Tests.Board;

/// <summary>Full volumes, old contents, wear, and media that rot.</summary>
public sealed class FlashRoomTests
{
    [Fact]
    public void A_full_volume_refuses_and_keeps_the_old_content()
    {
        (_, FlashVolume volume) = NewVolume();
        byte[] old = [1, 2, 3];
        volume.Replace("kept", old);
        Fill(volume);
        Assert.Equal(FileStatus.NoSpace, volume.Replace("kept", new byte[20_000]));
        byte[] found = new byte[10];
        Assert.Equal(FileStatus.Done, volume.Read("kept", 0, found, out int read));
        Assert.Equal(old, found[..read]);
    }

    [Fact]
    public void A_full_volume_can_be_emptied_and_filled_again()
    {
        (_, FlashVolume volume) = NewVolume();
        int first = Fill(volume);
        for (int round = 0; round < 20; round++)
        {
            foreach (string name in volume.List("fill")!)
            {
                Assert.Equal(FileStatus.Done, volume.Delete("fill/" + name));
            }

            Assert.InRange(Fill(volume), first - 2, first + 2);
        }
    }

    [Fact]
    public void Old_contents_stay_in_the_raw_image_until_their_block_is_erased()
    {
        (FlashChip chip, FlashVolume volume) = NewVolume();
        byte[] secret = "a key that has been stepped past"u8.ToArray();
        volume.Replace("keys/key", secret);
        volume.Replace("keys/key", new byte[32]);
        Assert.True(chip.Holds(secret));
        for (int i = 0; i < 40; i++)
        {
            volume.Replace("keys/filler", new byte[480]);
        }

        Assert.False(chip.Holds(secret));
    }

    [Theory]
    [InlineData(false, 200, 399)]
    [InlineData(true, 0, 0)]
    public void Fillers_alone_leave_old_keys_where_pairs_have_moved_and_a_sweep_of_the_free_blocks_ends_that(bool sweeps, int least, int most)
    {
        const int Rewrites = 400;
        (FlashChip chip, FlashVolume volume) = NewVolume();
        int left = 0;
        for (int i = 0; i < Rewrites; i++)
        {
            volume.Replace("keys/key", KeyOf(i));
            for (int filler = 0; filler < 24; filler++)
            {
                volume.Replace("keys/filler", new byte[480]);
            }

            if (sweeps)
            {
                Assert.Equal(FileStatus.NoSpace, volume.Replace("sweep", new byte[volume.FreeBlocks * FlashGeometry.BlockBytes]));
                volume.Delete("sweep");
            }

            left += HoldsEarlierKey(chip, i) ? 1 : 0;
        }

        Assert.InRange(left, least, most);
    }

    [Fact]
    public void Metadata_that_moves_away_from_worn_blocks_survives_and_spreads_the_wear()
    {
        (FlashChip chip, FlashVolume volume) = NewVolume();
        for (int i = 0; i < 60_000; i++)
        {
            Assert.Equal(FileStatus.Done, volume.Replace("tail/0", new byte[300 + i % 100]));
        }

        int[] wear = chip.Wear.ToArray();
        Assert.InRange(wear.Max(), FlashGeometry.BlockCycles / 4, 3 * FlashGeometry.BlockCycles);
        Assert.InRange(wear.Count(erases => erases > 0), 10, chip.BlockCount);
        volume = FlashVolume.Mount(chip);
        Assert.False(volume.WasFormatted);
        Assert.Equal(300 + 59_999 % 100, volume.LengthOf("tail/0"));
    }

    [Fact]
    public void A_root_directory_that_has_worn_its_first_blocks_moves_away_once()
    {
        (FlashChip chip, FlashVolume volume) = NewVolume();
        for (int i = 0; i < 60_000; i++)
        {
            Assert.Equal(FileStatus.Done, volume.Replace("head", new byte[300]));
        }

        Assert.InRange(chip.Wear[0], 1, FlashGeometry.BlockCycles);
        volume = FlashVolume.Mount(chip);
        Assert.False(volume.WasFormatted);
        Assert.Equal(300, volume.LengthOf("head"));
        Assert.Equal(3 * 1024, volume.LengthOf(PlatformFiles.Authority));
    }

    [Fact]
    public void A_volume_whose_metadata_cannot_be_read_is_formatted_silently()
    {
        (FlashChip chip, FlashVolume volume) = NewVolume();
        volume.Replace("file", new byte[10]);
        FlashRot.LoseFormat(chip);
        volume = FlashVolume.Mount(chip);
        Assert.True(volume.WasFormatted);
        Assert.Empty(volume.List("")!);
    }

    [Fact]
    public void An_unreadable_data_block_fails_the_read_of_its_file_alone()
    {
        (FlashChip chip, FlashVolume volume) = NewVolume();
        int[] wearBefore = chip.Wear.ToArray();
        volume.Replace("big", Enumerable.Repeat((byte)0x5A, 4_000).ToArray());
        int block = Enumerable.Range(0, chip.BlockCount).Single(i => i > 1 && chip.Wear[i] > wearBefore[i]);
        volume.Replace("small", [1]);
        chip.MakeUnreadable(block);
        byte[] into = new byte[16];
        Assert.Equal(FileStatus.Failed, volume.Read("big", 0, into, out _));
        Assert.Equal(FileStatus.Done, volume.Read("small", 0, into, out _));
    }

    [Fact]
    public void A_flipped_bit_in_a_metadata_log_rolls_back_to_the_commit_before_it()
    {
        (FlashChip chip, FlashVolume volume) = NewVolume();
        volume.Replace("head", "first"u8);
        volume.Replace("head", "second"u8);
        chip.FlipBit(chip.Image.IndexOf("second"u8), 3);
        Assert.Equal(5, FlashVolume.Mount(chip).LengthOf("head"));
    }

    [Fact]
    public void Rot_of_any_kind_ends_in_a_volume_that_can_be_used()
    {
        int formatted = 0;
        for (ulong seed = 0; seed < 300; seed++)
        {
            (FlashChip chip, FlashVolume volume) = NewVolume();
            volume.Replace("keys/key", new byte[32]);
            volume.Append("segments/0", new byte[9_000]);
            var random = new SeededRandom(seed);
            FlashRot.FlipBits(chip, random, 1 + random.Below(2_000));
            FlashRot.LoseBlocks(chip, random, random.Below(20));
            volume = FlashVolume.Mount(chip);
            formatted += volume.WasFormatted ? 1 : 0;
            byte[] into = new byte[9_000];
            foreach (string name in volume.List("segments") ?? [])
            {
                volume.Read("segments/" + name, 0, into, out _);
                volume.Append("segments/" + name, new byte[100]);
            }

            Assert.Equal(FileStatus.Done, volume.Replace("after", new byte[600]));
        }

        Assert.InRange(formatted, 1, 299);
    }

    [Fact]
    public void A_torn_write_leaves_a_prefix_or_noise_and_never_touches_other_files()
    {
        int torn = 0;
        for (ulong seed = 0; seed < 200; seed++)
        {
            (FlashChip chip, FlashVolume volume) = NewVolume();
            volume.Replace("other", "untouched"u8);
            volume.Replace("file", new byte[100]);
            chip.TornBy = new SeededRandom(seed);
            chip.CutAt(chip.Operations + (long)(seed % 4));
            Assert.Throws<PowerCutException>(() => volume.Append("file", Enumerable.Repeat((byte)1, 600).ToArray()));
            chip.PowerUp();
            volume = FlashVolume.Mount(chip);
            byte[] content = new byte[1_000];
            volume.Read("file", 0, content, out int read);
            Assert.InRange(read, 100, 700);
            torn += content.AsSpan(100, read - 100).ContainsAnyExcept((byte)1) || read is > 100 and < 700 ? 1 : 0;
            Assert.Equal(9, volume.LengthOf("other"));
        }

        Assert.InRange(torn, 100, 200);
    }

    private static byte[] KeyOf(int number)
    {
        byte[] key = new byte[32];
        new SeededRandom((ulong)number + 1_000).Fill(key);
        return key;
    }

    private static bool HoldsEarlierKey(FlashChip chip, int newest)
    {
        return Enumerable.Range(0, newest).Any(number => chip.Holds(KeyOf(number)));
    }

    private static int Fill(FlashVolume volume)
    {
        int files = 0;
        while (volume.Replace($"fill/{files:d4}", new byte[4_000]) == FileStatus.Done)
        {
            files++;
        }

        volume.Delete($"fill/{files:d4}");
        return files;
    }

    private static (FlashChip Chip, FlashVolume Volume) NewVolume()
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        FlashVolume volume = FlashVolume.Mount(chip);
        PlatformFiles.Install(volume);
        return (chip, volume);
    }
}
