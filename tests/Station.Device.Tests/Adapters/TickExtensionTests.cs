using System.Reflection;
using Station.Device.Tests.DeviceCode;
using Xunit;

namespace Station.Device.Tests.Adapters;

public sealed class TickExtensionTests
{
    private const long WrapMs = 42_949_672_960;

    [Fact]
    public void The_clock_runs_on_when_the_tick_starts_again_after_497_days()
    {
        Type type = new DeviceLoadContext().Type("Station.Hal.Esp32", "Station.Hal.Esp32.TickExtension");
        object extension = Activator.CreateInstance(type)!;
        MethodInfo extend = type.GetMethod("Extend")!;
        long[] ticks = [10, WrapMs - 10, 0, 20, WrapMs - 10, 30];
        long[] expected = [10, WrapMs - 10, WrapMs, WrapMs + 20, (2 * WrapMs) - 10, (2 * WrapMs) + 30];
        Assert.Equal(expected, ticks.Select(tick => (long)extend.Invoke(extension, [tick])!));
    }
}
