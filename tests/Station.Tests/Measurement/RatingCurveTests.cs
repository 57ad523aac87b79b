using Station.Measurement;
using Station.Profiles;
using Xunit;

namespace Station.Tests.Measurement;

/// <summary>Discharges of levels: straight lines between points, and what is said outside of them.</summary>
public sealed class RatingCurveTests
{
    private const string Head = "profile p version=1 board=reference\nsensor s model=ultrasonic port=COM3\n";
    private const string Channel = "channel q factor=w00000 unit=L/s decimals=2 from=s.distance min=0 max=50 scale=-1 offset=800 curve=weir\n";

    [Theory]
    [InlineData(0, 0, QualityReason.None)]
    [InlineData(50, 2_500, QualityReason.None)]
    [InlineData(100, 5_000, QualityReason.None)]
    [InlineData(101, 5_100, QualityReason.None)]
    [InlineData(200, 15_000, QualityReason.None)]
    [InlineData(201, 15_000, QualityReason.AboveRange)]
    [InlineData(-1, 0, QualityReason.None)]
    public void Between_points_it_is_a_line_and_outside_the_nearest_point(int levelMm, int expected, QualityReason reason)
    {
        RatingCurve curve = Curve([0, 100, 200], [0, 5_000, 15_000]);
        Assert.Equal((expected, reason), (curve.Read(levelMm, out QualityReason said), said));
    }

    [Fact]
    public void Below_a_first_point_at_which_something_flows_nobody_knows()
    {
        RatingCurve curve = Curve([100, 200], [1_000, 2_000]);
        Assert.Equal((1_000, QualityReason.BelowRange), (curve.Read(99, out QualityReason reason), reason));
    }

    [Theory]
    [InlineData(1, 0)] // 0.5 to the even neighbour
    [InlineData(3, 2)] // 1.5
    [InlineData(5, 2)] // 2.5
    public void Halves_go_to_the_even_neighbour(int levelMm, int expected) => Assert.Equal(expected, Curve([0, 1_000], [0, 500]).Read(levelMm, out _));

    [Fact]
    public void The_largest_numbers_do_not_overflow() =>
        Assert.Equal(999_999_499, Curve([-1_000_000, 1_000_000], [0, 999_999_999]).Read(999_999, out _));

    [Fact]
    public void A_profile_turns_a_distance_into_a_discharge()
    {
        var problems = new ProfileProblems();
        Profile profile = ProfileReader.Read(Head + "curve weir level=0 discharge=0\ncurve weir level=100 discharge=4.427\n" + Channel, problems);
        ChannelSettings channel = profile.Channels[0];
        Assert.Equal(2_214, channel.Source.Curve.Read(750, out _)); // 50 mm over the crest: 2.2135
        Assert.Equal(221, channel.Scale.Apply(2_214));
    }

    [Theory]
    [InlineData("curve weir level=0 discharge=0\n", ProfileToken.MissingStatement, 3)]
    [InlineData("curve weir level=0 discharge=0\ncurve weir level=0 discharge=1\n", ProfileToken.BadValue, 4)]
    [InlineData("curve weir level=0 discharge=2\ncurve weir level=10 discharge=1\n", ProfileToken.BadValue, 4)]
    [InlineData("curve weir level=0 discharge=-1\ncurve weir level=10 discharge=1\n", ProfileToken.BadValue, 3)]
    [InlineData("curve weir level=0\ncurve weir level=10 discharge=1\n", ProfileToken.MissingKey, 3)]
    [InlineData("curve weir level=0 discharge=0 unit=mm\ncurve weir level=10 discharge=1\n", ProfileToken.UnknownKey, 3)]
    [InlineData("curve weir level=0 discharge=0.0001\ncurve weir level=10 discharge=1\n", ProfileToken.BadValue, 3)]
    [InlineData("curve flume level=0 discharge=0\ncurve flume level=10 discharge=1\n", ProfileToken.BadValue, 5)]
    public void A_curve_that_cannot_be_is_refused(string curve, string token, int line)
    {
        var problems = new ProfileProblems();
        Assert.Null(ProfileReader.Read(Head + curve + Channel, problems));
        Assert.Equal((token, line), (problems[0].Token, problems[0].Line));
    }

    private static RatingCurve Curve(int[] levelsMm, int[] discharges) => new(new Scale(1, 1, 0), levelsMm, discharges);
}
