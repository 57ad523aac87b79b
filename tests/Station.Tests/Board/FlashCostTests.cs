using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Xunit;

namespace Station.Tests.Board;

/// <summary>The flash model costs what littlefs was measured to cost, for the same access patterns.</summary>
public sealed class FlashCostTests
{
    private const double Tolerance = 0.25;

    [Theory]
    [InlineData(36, 1, 63, 1.04)]
    [InlineData(100, 1, 23, 1.05)]
    [InlineData(100, 10, 3.2, 0.127)]
    [InlineData(100, 60, 1.4, 0.042)]
    public void Appending_to_one_growing_file(int recordBytes, int groupRecords, double programmedPerByte, double erasesPerRecord)
    {
        const int Records = 12_000;
        (FlashChip chip, FlashVolume volume) = NewVolume(FlashGeometry.MediumVolumeBytes);
        var cost = new FlashCost(chip);
        byte[] group = new byte[recordBytes * groupRecords];
        for (int i = 0; i < Records; i += groupRecords)
        {
            Assert.Equal(FileStatus.Done, volume.Append("journal/log", group));
        }

        AssertNear(programmedPerByte, cost.ProgrammedPerByte(Records * recordBytes));
        AssertNear(erasesPerRecord, cost.ErasesPer(Records));
    }

    [Fact]
    public void Groups_in_files_of_a_block_each_on_a_full_small_volume()
    {
        const int RecordBytes = 200;
        const int GroupRecords = 20;
        const int Groups = 2_000;
        const int FilesKept = 48;
        (FlashChip chip, FlashVolume volume) = NewVolume(FlashGeometry.SmallVolumeBytes);
        var cost = new FlashCost(chip);
        byte[] group = new byte[RecordBytes * GroupRecords];
        for (int i = 0; i < Groups; i++)
        {
            if (i >= FilesKept)
            {
                Assert.Equal(FileStatus.Done, volume.Delete(SegmentName(i - FilesKept)));
            }

            Assert.Equal(FileStatus.Done, volume.Append(SegmentName(i), group));
        }

        AssertNear(1.1, cost.ProgrammedPerByte(Groups * group.Length));
        AssertNear(0.055, cost.ErasesPer(Groups * GroupRecords));
    }

    [Theory]
    [InlineData(60, 60, 0.108)]
    [InlineData(120, 120, 0.563)]
    [InlineData(120, 40, 0.087)]
    public void A_tail_of_minutes_rewritten_each_minute(int rowsOfBlock, int rowsOfFile, double erasesPerRecord)
    {
        const int RowBytes = 8;
        const int Blocks = 200;
        (FlashChip chip, FlashVolume volume) = NewVolume(FlashGeometry.MediumVolumeBytes);
        var cost = new FlashCost(chip);
        for (int block = 0; block < Blocks; block++)
        {
            for (int row = 0; row < rowsOfBlock; row++)
            {
                byte[] tail = new byte[(row % rowsOfFile + 1) * RowBytes];
                Assert.Equal(FileStatus.Done, volume.Replace($"tail/{row / rowsOfFile}", tail));
            }

            Assert.Equal(FileStatus.Done, volume.Append(SegmentName(block / 4), new byte[rowsOfBlock * RowBytes]));
            for (int file = 0; file < rowsOfBlock / rowsOfFile; file++)
            {
                Assert.Equal(FileStatus.Done, volume.Delete($"tail/{file}"));
            }
        }

        AssertNear(erasesPerRecord, cost.ErasesPer(Blocks * rowsOfBlock));
    }

    [Fact]
    public void Room_for_segments_beside_the_platforms_files()
    {
        (_, FlashVolume volume) = NewVolume(FlashGeometry.SmallVolumeBytes);
        Assert.Equal(51, FillWithSegments(volume));
    }

    [Fact]
    public void Room_for_segments_that_share_the_root_with_everything_else()
    {
        (_, FlashVolume volume) = NewVolume(FlashGeometry.SmallVolumeBytes);
        AssertNear(50, FillWithSegments(volume, "", "", ""));
    }

    [Theory]
    [InlineData(0, 0.999)]
    [InlineData(24, 0.851)]
    public void Keys_that_stay_in_the_raw_image_when_the_file_is_rewritten(int fillers, double leftBehind)
    {
        const int Rewrites = 1_000;
        (FlashChip chip, FlashVolume volume) = NewVolume(FlashGeometry.SmallVolumeBytes);
        int left = 0;
        for (int rewrite = 0; rewrite < Rewrites; rewrite++)
        {
            volume.Replace("keys/key", KeyOf(rewrite));
            for (int filler = 0; filler < fillers; filler++)
            {
                volume.Replace("keys/filler", new byte[480]);
            }

            left += Enumerable.Range(0, rewrite).Any(earlier => chip.Holds(KeyOf(earlier))) ? 1 : 0;
        }

        AssertNear(leftBehind, (double)left / Rewrites);
    }

    [Fact]
    public void A_sweep_of_a_volume_with_little_on_it()
    {
        const int Sweeps = 50;
        (FlashChip chip, FlashVolume volume) = NewVolume(FlashGeometry.SmallVolumeBytes);
        var cost = new FlashCost(chip);
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            for (int filler = 0; filler < 24; filler++)
            {
                volume.Replace("keys/filler", new byte[480]);
            }

            volume.Replace("sweep", new byte[volume.FreeBlocks * FlashGeometry.BlockBytes]);
            volume.Delete("sweep");
        }

        AssertNear(60, cost.ErasesPer(Sweeps));
    }

    [Fact]
    public void A_directory_whose_log_outgrows_half_a_block_splits_and_takes_two_blocks_more()
    {
        (_, FlashVolume volume) = NewVolume(FlashGeometry.SmallVolumeBytes);
        volume.Replace("tail/00", new byte[480]);
        (int pairs, int free) = (volume.PairCount, volume.FreeBlocks);
        for (int i = 1; i < 8; i++)
        {
            volume.Replace($"tail/{i:d2}", new byte[480]);
        }

        Assert.True(volume.PairCount > pairs);
        Assert.Equal(free - 2 * (volume.PairCount - pairs), volume.FreeBlocks);
    }

    [Fact]
    public void Reading_a_full_volume()
    {
        (FlashChip chip, FlashVolume volume) = NewVolume(FlashGeometry.SmallVolumeBytes);
        FillWithSegments(volume);
        for (int i = 0; i < 20; i++)
        {
            volume.Replace("tail/0", new byte[i * 24]);
            volume.Replace("keys/key", new byte[64]);
            volume.Replace("settings-c", new byte[100]);
        }

        long before = chip.BytesRead;
        volume = FlashVolume.Mount(chip);
        long mountBytes = chip.BytesRead - before;
        volume.List("segments");
        long listBytes = chip.BytesRead - before - mountBytes;
        TestContext.Current.TestOutputHelper!.WriteLine($"mount {mountBytes}, list {listBytes}, pairs {volume.PairCount}");
        Assert.InRange(mountBytes, 13_000 * (1 - Tolerance), 23_000 * (1 + Tolerance));
        Assert.InRange(listBytes, 800_000 * (1 - Tolerance), 1_200_000 * (1 + Tolerance));
    }

    private static byte[] KeyOf(int number)
    {
        byte[] key = new byte[32];
        new SeededRandom((ulong)number + 1_000).Fill(key);
        return key;
    }

    private static int FillWithSegments(FlashVolume volume, string segments = "segments/", string keys = "keys/", string tails = "tail/")
    {
        const int SettingsBytes = 1_000;
        volume.Replace("settings-a", new byte[SettingsBytes]);
        volume.Replace("settings-b", new byte[SettingsBytes]);
        volume.Replace(keys + "key", new byte[64]);
        volume.Replace(tails + "0", new byte[480]);
        volume.Replace(tails + "1", new byte[480]);
        volume.Replace(tails + "2", new byte[480]);
        int full = 0;
        while (FillSegment(volume, $"{segments}{full:d8}.sfj"))
        {
            full++;
        }

        return full;
    }

    private static bool FillSegment(FlashVolume volume, string name)
    {
        const int PieceBytes = 512;
        for (int filled = 0; filled < FlashGeometry.BlockBytes; filled += PieceBytes)
        {
            if (volume.Append(name, new byte[PieceBytes]) != FileStatus.Done)
            {
                return false;
            }
        }

        return true;
    }

    private static string SegmentName(int number)
    {
        return $"segments/{number:d6}.sfj";
    }

    private static (FlashChip Chip, FlashVolume Volume) NewVolume(int bytes)
    {
        var chip = new FlashChip(bytes);
        FlashVolume volume = FlashVolume.Mount(chip);
        PlatformFiles.Install(volume);
        return (chip, volume);
    }

    private static void AssertNear(double measured, double model)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"measured {measured}, model {model:f3}");
        Assert.InRange(model, measured * (1 - Tolerance), measured * (1 + Tolerance));
    }
}
