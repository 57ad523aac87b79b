using Station.Supervision;
using Xunit;

namespace Station.Tests.Supervision;

public sealed class BootCounterTests
{
    private const int FlapMs = 8_000;
    private readonly RamFileStore files = new();

    [Fact]
    public void Flapping_power_costs_five_commits_and_no_more()
    {
        for (int boot = 0; boot < 3_600_000 / FlapMs; boot++)
        {
            Boot(FlapMs);
        }

        Assert.Equal(BootCounter.Limit, files.Commits);
    }

    [Fact]
    [Trait("FieldFailure", "9")]
    public void No_pattern_of_power_costs_more_than_ten_commits_an_hour_beyond_the_first_five()
    {
        var random = new Random(7);
        int[] lengthsMs = [FlapMs, BootCounter.ShortBootMs, BootCounter.ShortBootMs + 1_000, 30 * 60_000, BootCounter.LongBootMs + 1_000];
        for (int schedule = 0; schedule < 200; schedule++)
        {
            var store = new RamFileStore();
            long uptimeMs = 0;
            int patternLength = random.Next(1, 7);
            int[] pattern = Enumerable.Range(0, patternLength).Select(_ => lengthsMs[random.Next(lengthsMs.Length)]).ToArray();
            for (int boot = 0; boot < 2_000; boot++)
            {
                int lengthMs = pattern[boot % patternLength];
                Boot(lengthMs, store);
                uptimeMs += lengthMs;
            }

            Assert.InRange(store.Commits, 0, BootCounter.Limit + 10.0 * uptimeMs / 3_600_000);
        }
    }

    /// <summary>A boot opens the journal at once, or, after five short ones, when it has lasted.</summary>
    [Fact]
    public void No_pattern_of_power_opens_the_journal_more_than_eight_times_an_hour_beyond_the_first_five()
    {
        var random = new Random(11);
        int[] lengthsMs = [FlapMs, 2 * 60_000, 14 * 60_000, BootCounter.ShortBootMs + 1_000, 30 * 60_000, BootCounter.LongBootMs + 1_000];
        for (int schedule = 0; schedule < 200; schedule++)
        {
            var store = new RamFileStore();
            long uptimeMs = 0;
            int openings = 0;
            int[] pattern = Enumerable.Range(0, random.Next(1, 7)).Select(_ => lengthsMs[random.Next(lengthsMs.Length)]).ToArray();
            for (int boot = 0; boot < 2_000; boot++)
            {
                int lengthMs = pattern[boot % pattern.Length];
                openings += Boot(lengthMs, store).ShortBoots < BootCounter.Limit || lengthMs >= BootCounter.ShortBootMs ? 1 : 0;
                uptimeMs += lengthMs;
                Assert.True(openings <= BootCounter.Limit + 1 + 8.0 * uptimeMs / 3_600_000, $"{openings} openings with {string.Join(", ", pattern)}");
            }
        }
    }

    [Fact]
    public void Five_short_boots_are_seen_by_the_sixth()
    {
        for (int before = 0; before < BootCounter.Limit; before++)
        {
            Assert.Equal(before, Boot(FlapMs).ShortBoots);
        }

        Assert.Equal(BootCounter.Limit, Boot(FlapMs).ShortBoots);
    }

    [Fact]
    public void A_boot_that_lasts_is_not_short_and_ends_a_row_at_its_limit()
    {
        Boot(BootCounter.ShortBootMs);
        Assert.Equal(0, Boot(FlapMs).ShortBoots);
        for (int i = 0; i < 10; i++)
        {
            Boot(FlapMs);
        }

        Boot(BootCounter.ShortBootMs);
        Assert.True(Boot(FlapMs).ShortBoots < BootCounter.Limit);
    }

    [Fact]
    public void A_boot_of_an_hour_makes_up_for_all()
    {
        for (int i = 0; i < 10; i++)
        {
            Boot(FlapMs);
        }

        Boot(BootCounter.LongBootMs);
        Assert.Equal(0, Boot(FlapMs).ShortBoots);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1 })]
    [InlineData(new byte[] { 9, 3 })]
    [InlineData(new byte[] { 1, 200 })]
    public void A_damaged_count_counts_from_nothing_and_is_no_first_start(byte[] content)
    {
        files.Files[BootCounter.Path] = content;
        BootCounter counter = Boot(FlapMs);
        Assert.Equal(0, counter.ShortBoots);
        Assert.False(counter.IsFirst);
    }

    private BootCounter Boot(int lengthMs) => Boot(lengthMs, files);

    private static BootCounter Boot(int lengthMs, RamFileStore store)
    {
        var counter = new BootCounter(store);
        counter.Begin();
        for (long nowMs = 0; nowMs <= lengthMs; nowMs = counter.Step(nowMs))
        {
        }

        return counter;
    }
}
