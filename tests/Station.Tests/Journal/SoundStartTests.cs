using Station.Hal.Simulated.Flash;

namespace Station.Tests.Journal;

/// <summary>A start on a volume that nothing has harmed finds no damage, admits nothing and writes nothing.</summary>
public sealed class SoundStartTests
{
    private const long MinuteMs = 60_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_start_at_any_time_finds_no_damage_where_there_is_none(bool online)
    {
        var chip = new FlashChip(FlashGeometry.SmallVolumeBytes);
        var journal = new JournalUnderTest(chip, 1);
        journal.Records.Online = online;
        var random = new Random(11);
        for (int minute = 0; minute < 12_000; minute++)
        {
            Assert.True(journal.Records.Accept(JournalUnderTest.RandomRecord(random, minute * MinuteMs)));
            if (minute % 60 == 59)
            {
                Assert.True(journal.Records.AcceptHour(JournalUnderTest.RandomHour(random, (minute - 59) * MinuteMs)));
            }

            if (minute % 97 == 0)
            {
                AssertSoundStart(chip.Clone(), minute);
            }
        }
    }

    private static void AssertSoundStart(FlashChip chip, int minute)
    {
        var before = new JournalUnderTest(chip.Clone(), 2);
        int losses = before.Ledger.Count;
        long operations = chip.Operations;
        var start = new JournalUnderTest(chip, 2);
        Assert.True(start.Store.DamagedBlocks == 0 && !start.Records.TailDamaged && !start.Store.Jumped, $"minute {minute}: a start finds damage");
        Assert.Equal(losses, start.Ledger.Count);
        Assert.True(chip.Operations == operations, $"minute {minute}: a start writes");
    }
}
