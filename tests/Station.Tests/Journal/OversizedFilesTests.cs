using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Tests.Laws;

namespace Station.Tests.Journal;

/// <summary>Files with names of ours that are longer than any file of ours can be: the account counts each as one block, and what they take beyond that is given back when it is needed.</summary>
public sealed class OversizedFilesTests
{
    private const long PeriodMs = 60_000;
    private const int Segments = 12;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_they_take_of_a_full_volume_is_given_back_before_a_record_is_refused(bool keepBlocks)
    {
        FlashChip chip = Fill(out long sequences);
        var before = new JournalUnderTest(chip.Clone(), 2);
        int blocks = before.ReadAll().Count;
        Overwrite(chip, keepBlocks, out int overwritten);

        var after = new JournalUnderTest(chip, 2);
        Assert.True(overwritten > 3 && after.Store.SegmentCount < after.Store.SegmentLimit, "the account has no room");
        var random = new Random(2);
        for (int minute = 1; minute < 3_000; minute++)
        {
            Assert.True(after.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)), $"record {minute} was refused");
        }

        Assert.True(after.Store.DamagedBlocks > 0);
        Assert.True(after.Store.NextSequence >= sequences + 2_999);
        if (keepBlocks)
        {
            var there = after.ReadAll().Select(one => one.Block).Where(block => block < blocks).ToHashSet();
            Assert.Equal(blocks, there.Count);
        }
    }

    [Fact]
    public void Tail_files_that_no_row_has_reached_are_given_back_as_well()
    {
        FlashChip chip = Fill(out _);
        FlashVolume volume = FlashVolume.Mount(chip);
        byte[] garbage = new byte[20_000];
        new Random(5).NextBytes(garbage);
        Assert.Equal(FileStatus.Done, volume.Replace("run/m3", garbage));
        FoundVolume.Fill(volume);

        var after = new JournalUnderTest(chip, 2);
        after.Records.Online = true;
        var random = new Random(2);
        for (int minute = 1; minute < 600; minute++)
        {
            Assert.True(after.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)), $"record {minute} was refused");
        }
    }

    /// <summary>A row of segments of minutes, and one of events.</summary>
    private static FlashChip Fill(out long sequences)
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        PlatformFiles.Install(FlashVolume.Mount(chip));
        var journal = new JournalUnderTest(chip, 1);
        journal.Records.Online = true;
        var random = new Random(1);
        Assert.True(journal.AcceptAnchor(1));
        for (int minute = 1; journal.Store.SegmentCount < Segments; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }

        Assert.True(journal.Records.CloseOpenBlocks());
        sequences = journal.Store.NextSequence;
        return chip;
    }

    /// <summary>Puts garbage over segments, or behind the blocks in them, until the volume is full.</summary>
    private static void Overwrite(FlashChip chip, bool keepBlocks, out int overwritten)
    {
        FlashVolume volume = FlashVolume.Mount(chip);
        var random = new Random(3);
        byte[] garbage = new byte[16_000];
        overwritten = 0;
        for (int segment = 1; segment < Segments - 1 && volume.FreeBlocks > 6; segment++)
        {
            string path = $"journal/m{segment:X5}";
            random.NextBytes(garbage);
            overwritten += (keepBlocks ? volume.Append(path, garbage) : volume.Replace(path, garbage)) == FileStatus.Done ? 1 : 0;
        }

        // What stands in front is written anew before the rest is given back.
        int leftFree = keepBlocks ? 3 : 0;
        for (int name = 0; volume.FreeBlocks > leftFree; name++)
        {
            Assert.Equal(FileStatus.Done, volume.Replace($"other-{name}", garbage.AsSpan(0, 600)));
        }
    }
}
