using System.Reflection;
using Station.Device.Tests.DeviceCode;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Xunit;

namespace Station.Device.Tests.Loading;

/// <summary>The device's own loader, run here on the device's own assemblies.</summary>
public sealed class FirmwareLoaderTests
{
    [Fact]
    public void The_loader_builds_the_firmware_that_it_finds_by_name()
    {
        IFirmware firmware = Load(typeof(StandInFactory).Assembly.GetName().Name!, typeof(StandInFactory).FullName!);
        Assert.Equal(1007, firmware.Step(1000));
    }

    [Fact]
    public void The_loader_builds_the_real_firmware_and_it_runs()
    {
        VirtualTime time = new(1_800_000_000_000);
        VirtualBoard board = new(time, new VirtualBoardOptions(), new MemoryBrokerLink(new MemoryBroker()));
        board.Start();
        IFirmware firmware = Load("Station", "Station.FirmwareFactory", board);
        Assert.EndsWith(Path.Combine("device", "Station.dll"), firmware.GetType().Assembly.Location);

        board.Console.Type("status\r");
        for (long endMs = time.NowMs + 120_000; time.NowMs < endMs;)
        {
            long wantedMs = firmware.Step(board.Clock.UptimeMs);
            time.AdvanceTo(Math.Clamp(board.Crystal.TrueAt(wantedMs), time.NowMs + 1, time.NowMs + 1_000));
        }

        string product = firmware.GetType().Assembly.GetName().Version!.ToString(3);
        Assert.Contains(product, board.Console.TakePrinted());
    }

    [Theory]
    [InlineData("Station.Device.Tests", "Station.NoSuchFactory")]
    [InlineData("NoSuchAssembly", "Station.FirmwareFactory")]
    [InlineData("Station.Device.Tests", "Station.Device.Tests.Loading.FirmwareLoaderTests")]
    public void What_is_not_there_or_no_factory_is_refused(string assembly, string type) =>
        Assert.ThrowsAny<Exception>(() => Load(assembly, type));

    [Fact]
    public void The_application_does_not_know_the_firmware_but_by_name()
    {
        using Mono.Cecil.ModuleDefinition module = DeviceAssemblies.Read("Station.Esp32.exe");
        Assert.DoesNotContain(module.AssemblyReferences, reference => reference.Name is "Station" or "Station.Measuring" or "Station.Delivering");
    }

    private static IFirmware Load(string assembly, string type, IBoard? board = null)
    {
        Type loaderType = new DeviceLoadContext().Type("Station.Esp32", "Station.Esp32.FirmwareLoader");
        object loader = Activator.CreateInstance(loaderType, assembly, type)!;
        return (IFirmware)loaderType.GetMethod("Load")!.Invoke(loader, BindingFlags.DoNotWrapExceptions, null, [board], null)!;
    }
}
