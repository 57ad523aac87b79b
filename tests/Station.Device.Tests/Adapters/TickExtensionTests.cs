using System.Reflection;
using Station.Device.Tests.DeviceCode;
using Xunit;

namespace Station.Device.Tests.Adapters;

public sealed class TickExtensionTests
{
    private const long WrapMs = 42_949_672_960;

    [Theory]
    [InlineData(0)]
    [InlineData(7_200_000)]
    [InlineData(WrapMs - 600_000)]
    public void The_clock_begins_at_0_and_runs_on_when_the_tick_starts_again_after_497_days(long firstTickMs)
    {
        Type type = new DeviceLoadContext().Type("Station.Hal.Esp32", "Station.Hal.Esp32.TickExtension");
        object extension = Activator.CreateInstance(type, firstTickMs)!;
        MethodInfo extend = type.GetMethod("Extend")!;
        long[] expected = [0, 10, 300_000, 600_010, WrapMs - 10, WrapMs, WrapMs + 20, (2 * WrapMs) - 10, (2 * WrapMs) + 30];
        IEnumerable<long> ticks = expected.Select(uptimeMs => (firstTickMs + uptimeMs) % WrapMs);
        Assert.Equal(expected, ticks.Select(tick => (long)extend.Invoke(extension, [tick])!));
    }
}
