using Station.Timekeeping;

namespace Station.Tests.Timekeeping;

/// <summary>Law 5: which of several servers' times becomes an anchor.</summary>
public sealed class MajorityTests
{
    private const long YearMs = 365L * 86_400_000;

    [Theory]
    [InlineData(3_600_000)]
    [InlineData(-3_600_000)]
    [InlineData(500)]
    public void One_liar_of_three_is_outvoted_wherever_it_stands(long lieMs)
    {
        for (int liar = 0; liar < 3; liar++)
        {
            var bench = new TimeBench();
            bench.Servers[liar].OffsetMs = lieMs;
            bench.RunFor(10_000);
            Assert.True(bench.Time.Resolved);
            Assert.InRange(Math.Abs(bench.ErrorMs), 0, bench.Time.UncertaintyAtMs(bench.UptimeMs));
            Assert.Equal(1, bench.Time.Client.Outvoted);
        }
    }

    [Fact]
    public void Servers_that_all_contradict_each_other_resolve_nothing()
    {
        var bench = new TimeBench();
        bench.Servers[1].OffsetMs = 5_000;
        bench.Servers[2].OffsetMs = -5_000;
        bench.RunFor(60_000);
        Assert.False(bench.Time.Resolved);
        Assert.Empty(bench.Anchors);
        Assert.True(bench.Time.Failures > 0);
    }

    [Fact]
    public void One_server_of_three_is_no_majority_when_the_others_are_silent_or_not_synchronised()
    {
        var bench = new TimeBench();
        bench.Servers[0].IsUnreachable = true;
        bench.Servers[1].IsUnsynchronised = true;
        bench.RunFor(60_000);
        Assert.False(bench.Time.Resolved);

        bench.Servers[1].IsUnsynchronised = false;
        bench.RunFor(120_000);
        Assert.True(bench.Time.Resolved);
    }

    [Fact]
    public void The_only_configured_server_is_believed() => AssertResolves(new TimeBench(servers: 1));

    [Fact]
    public void A_server_that_is_vague_lends_no_liar_its_vote()
    {
        var bench = new TimeBench();
        bench.Servers[0].RootDispersionMs = 60_000; // a wide answer agrees with anything within a minute
        bench.Servers[1].OffsetMs = 30_000;
        bench.Servers[1].InboundMs = 0;
        bench.RunFor(60_000);
        Assert.True(!bench.Time.Resolved || Math.Abs(bench.ErrorMs) < 1_000, $"the liar won by {bench.ErrorMs} ms");
    }

    [Theory]
    [InlineData(-92, 570, 105)]
    [InlineData(92, 105, 570)]
    [InlineData(-63, 5, 1_500)]
    [InlineData(900, 1_500, 900)]
    public void A_server_that_is_far_away_lends_no_liar_its_vote(int lieMs, int outboundMs, int inboundMs)
    {
        for (int liar = 0; liar < 3; liar++)
        {
            var bench = new TimeBench();
            bench.Servers[liar].OffsetMs = lieMs;
            bench.Servers[(liar + 1) % 3].OutboundMs = outboundMs;
            bench.Servers[(liar + 1) % 3].InboundMs = inboundMs;
            bench.RunFor(60_000);
            Assert.True(bench.Time.Resolved);
            Assert.InRange(Math.Abs(bench.ErrorMs), 0, bench.Time.UncertaintyAtMs(bench.UptimeMs));
        }
    }

    [Theory]
    [InlineData(70)]
    [InlineData(-70)]
    public void A_liar_that_agrees_with_the_only_other_answer_does_not_narrow_it(int lieMs)
    {
        for (int silent = 0; silent < 3; silent++)
        {
            var bench = new TimeBench();
            bench.Servers[silent].IsUnreachable = true;
            bench.Servers[(silent + 1) % 3].OffsetMs = lieMs;
            bench.RunFor(60_000);
            Assert.True(bench.Time.Resolved);
            Assert.InRange(Math.Abs(bench.ErrorMs), 0, bench.Time.UncertaintyAtMs(bench.UptimeMs));
        }
    }

    [Theory]
    [InlineData(-2 * YearMs)]
    [InlineData(35 * YearMs)]
    public void Agreeing_liars_cannot_place_time_before_the_release_or_a_boards_life_behind_it(long lieMs)
    {
        var bench = new TimeBench();
        bench.Servers[0].OffsetMs = lieMs;
        bench.Servers[1].OffsetMs = lieMs;
        bench.RunFor(3_600_000);
        Assert.False(bench.Time.Resolved);
    }

    [Fact]
    public void Agreeing_liars_within_those_bounds_are_believed_until_the_truth_has_contradicted_them_twice_on_record()
    {
        var bench = new TimeBench();
        bench.Servers[0].OffsetMs = 3 * YearMs;
        bench.Servers[1].OffsetMs = 3 * YearMs;
        bench.RunFor(10_000);
        Assert.True(bench.Time.Resolved);

        bench.Servers[0].OffsetMs = 0;
        bench.Servers[1].OffsetMs = 0;
        bench.RunFor(6 * 3_600_000 + 1_800_000);
        Assert.True(bench.Time.Contradictions > 0);
        Assert.Equal(2, bench.Anchors.Count);
        Assert.InRange(bench.ErrorMs, 2 * YearMs, 4 * YearMs);

        bench.RunFor(3_600_000);
        Assert.Equal(3, bench.Anchors.Count);
        Assert.InRange(Math.Abs(bench.ErrorMs), 0, bench.Time.UncertaintyAtMs(bench.UptimeMs));
    }

    private static void AssertResolves(TimeBench bench)
    {
        bench.RunFor(10_000);
        Assert.True(bench.Time.Resolved);
        Assert.InRange(Math.Abs(bench.ErrorMs), 0, bench.Time.UncertaintyAtMs(bench.UptimeMs));
    }
}
