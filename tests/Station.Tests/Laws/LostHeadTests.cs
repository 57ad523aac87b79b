using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Tests.Journal;

namespace Station.Tests.Laws;

/// <summary>Law 3 without the file that says how far numbers were used, on a volume whose oldest segments are gone.</summary>
public sealed class LostHeadTests
{
    private const long PeriodMs = 60_000;

    [Theory]
    [InlineData("gone")]
    [InlineData("empty")]
    [InlineData("noise")]
    public void No_number_is_used_twice_when_the_head_is_lost(string how)
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        var before = new JournalUnderTest(chip, 1);
        var random = new Random(1);
        for (int minute = 1; before.Store.Series[0].First < 5; minute++)
        {
            Assert.True(before.Records.Accept(JournalUnderTest.RandomRecord(random, minute * PeriodMs)));
        }

        FlashVolume volume = FlashVolume.Mount(chip);
        FileStatus status = how == "gone" ? volume.Delete("journal/head") : volume.Replace("journal/head", new byte[how == "empty" ? 0 : 40]);
        Assert.Equal(FileStatus.Done, status);

        var after = new JournalUnderTest(chip, 2);
        Assert.True(after.Store.NextSequence >= before.Store.NextSequence, $"sequence {after.Store.NextSequence} after {before.Store.NextSequence}");
        Assert.True(after.Store.NextBlock >= before.Store.NextBlock, $"block {after.Store.NextBlock} after {before.Store.NextBlock}");
        Assert.True(after.Store.Jumped);
        Assert.False(after.Store.WasEmpty);
        Assert.Equal(before.ReadAll().Count, after.ReadAll().Count);
    }

    [Fact]
    public void A_volume_without_anything_holds_a_new_journal()
    {
        var journal = new JournalUnderTest(new FlashChip(FlashGeometry.SmallVolumeBytes), 1);
        Assert.True(journal.Store.WasEmpty);
        Assert.False(journal.Store.Jumped);
        Assert.Equal((0, 0), (journal.Store.NextSequence, journal.Store.NextBlock));
    }
}
