using Station.Simulator.Faults;

namespace Station.Simulator.Tests.Faults;

public sealed class VirtualDurationTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("250ms", 250)]
    [InlineData("90s", 90_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1d6h", 108_000_000)]
    [InlineData("365d", 31_536_000_000)]
    public void It_is_read_as_it_is_meant(string text, long ms) => Assert.Equal(ms, VirtualDuration.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("1h1d")]
    [InlineData("1h1h")]
    [InlineData("-1s")]
    [InlineData("1.5h")]
    [InlineData("1w")]
    [InlineData("4000d")]
    [InlineData("9999999999999s")]
    public void What_is_no_duration_is_none(string text) => Assert.Null(VirtualDuration.Read(text));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(61_001)]
    [InlineData(90_061_007)]
    public void What_is_written_is_read_back(long ms) => Assert.Equal(ms, VirtualDuration.Read(VirtualDuration.Write(ms)));
}
