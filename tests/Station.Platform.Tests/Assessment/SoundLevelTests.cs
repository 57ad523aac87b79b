using Station.Platform.Assessment;
using Xunit;

namespace Station.Platform.Tests.Assessment;

/// <summary>Levels against independently computed values.</summary>
public sealed class SoundLevelTests
{
    public static TheoryData<double, double[]> Equivalents() => new()
    {
        { 67.4036, [60, 70] },
        { 73.9924, [50, 50, 50, 80] },
        { 67.1329, [.. Enumerable.Repeat(50.1, 30), .. Enumerable.Repeat(70.1, 30)] },
        { 55.5, [55.5] },
    };

    [Theory]
    [MemberData(nameof(Equivalents))]
    public void The_equivalent_level(double expected, double[] levels) =>
        Assert.Equal(expected, SoundLevel.Equivalent(levels.Select(level => (level, 1.0)))!.Value, 4);

    [Theory]
    [InlineData(60, 50, 60.0)]
    [InlineData(55, 45, 55.0)]
    [InlineData(62.3, 54.8, 63.3017)]
    public void The_day_night_level(double day, double night, double expected) =>
        Assert.Equal(expected, SoundLevel.DayNight(day, 16, night, 8, 10), 4);

    /// <summary>Never the mean of levels: a quiet minute of ten seconds weighs ten seconds.</summary>
    [Fact]
    public void Levels_count_by_their_weight() =>
        Assert.Equal(SoundLevel.Equivalent([(50, 1), (50, 1), (50, 1), (80, 1)]), SoundLevel.Equivalent([(50, 3), (80, 1)]));

    [Fact]
    public void No_level_has_no_equivalent() => Assert.Null(SoundLevel.Equivalent([]));
}
