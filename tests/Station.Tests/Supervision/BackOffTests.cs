using Station.Hal;
using Station.Supervision;
using Xunit;

namespace Station.Tests.Supervision;

public sealed class BackOffTests
{
    [Theory]
    [InlineData(0, new[] { 1_000, 2_000, 4_000, 8_000, 10_000, 10_000 })]
    [InlineData(255, new[] { 502, 1_004, 2_008, 4_016, 5_020, 5_020 })]
    public void Waits_double_up_to_their_bound_and_chance_takes_up_to_a_half(byte chance, int[] expectedMs)
    {
        var backOff = new BackOff(new FixedChance(chance), 1_000, 10_000);
        Assert.Equal(expectedMs, expectedMs.Select(_ => backOff.NextMs()).ToArray());
    }

    [Fact]
    public void Success_begins_anew()
    {
        var backOff = new BackOff(new FixedChance(0), 1_000, 10_000);
        backOff.NextMs();
        backOff.NextMs();
        backOff.Reset();
        Assert.Equal(1_000, backOff.NextMs());
    }

    private sealed class FixedChance(byte value) : IRandomBytes
    {
        public void Fill(byte[] buffer) => Array.Fill(buffer, value);
    }
}
