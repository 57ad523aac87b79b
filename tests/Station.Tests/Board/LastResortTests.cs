using System.Text;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Runs;

namespace Station.Tests.Board;

/// <summary>What becomes of a boot whose heap refused an object, as on the device: a breadcrumb, a minute at least, a restart.</summary>
public sealed class LastResortTests
{
    private const long StartMs = 1_800_000_000_000;
    private const long FallMs = 5_000;
    private const long StepMs = 500;

    private readonly VirtualHeap heap = new();

    [Theory]
    [InlineData(1, "step OutOfMemoryException")]
    [InlineData(long.MaxValue, "")]
    public void A_fall_restarts_the_board_after_a_minute_and_leaves_a_breadcrumb_where_memory_lasts_for_it(long count, string breadcrumb)
    {
        var station = NewStation(new ScriptedFirmware((board, uptimeMs) =>
        {
            board.Control.PulseWatchdog();
            if (uptimeMs is >= FallMs and < FallMs + StepMs)
            {
                heap.Take();
            }

            return uptimeMs + StepMs;
        }));
        heap.Fail(1, count);
        station.PowerOn();
        station.RunUntil(StartMs + 59_500);
        Assert.Equal((1, 1L), (station.Boots, heap.Failures));
        Assert.Equal(breadcrumb, Breadcrumb(station.Board));
        station.RunUntil(StartMs + 70_000);
        Assert.Equal((2, 1L, 2L), (station.Boots, heap.Failures, heap.Allocations));
        Assert.Empty(station.Violations);
    }

    [Fact]
    public void Any_other_exception_is_a_violation()
    {
        var station = NewStation(new ScriptedFirmware((_, _) => throw new InvalidOperationException("a bug")));
        station.PowerOn();
        station.RunUntil(StartMs + 2_000);
        Assert.Contains("a bug", station.Violations[0]);
    }

    [Fact]
    public void Only_what_the_running_firmware_takes_counts()
    {
        heap.Fail(1, 1);
        heap.Take();
        Assert.Equal((0L, 0L), (heap.Allocations, heap.Failures));
    }

    private SimulatedStation NewStation(IFirmwareFactory firmware)
    {
        var board = new VirtualBoard(new VirtualTime(StartMs), new VirtualBoardOptions(), new MemoryBrokerLink(new MemoryBroker()));
        return new SimulatedStation(board, new LastResort(firmware, heap), 1);
    }

    private static string Breadcrumb(VirtualBoard board)
    {
        byte[] text = new byte[64];
        return board.Files.Read(LastResort.BreadcrumbPath, 0, text, 0, text.Length, out int count) == FileStatus.Done ? Encoding.UTF8.GetString(text, 0, count) : "";
    }
}
