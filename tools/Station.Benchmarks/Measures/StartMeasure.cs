using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Fleet;

namespace Station.Benchmarks.Measures;

/// <summary>Starts the whole firmware on a volume and counts what it reads, the mount left out: that is the platform's.</summary>
public static class StartMeasure
{
    /// <returns>Bytes that file reads returned to the firmware, and bytes that the file system read from the flash for that.</returns>
    public static (long FileBytes, long DeviceBytes) Run(FlashChip chip)
    {
        // The board that the volume's profile is meant for: the firmware takes no other.
        BoardKind kind = BoardKind.Find("reference")!;
        var options = new VirtualBoardOptions { Flash = chip.Clone(), Name = kind.Name, ExpanderCount = kind.ExpanderCount };
        var board = new VirtualBoard(new VirtualTime(OrdinaryUse.StartUtcMs), options, new MemoryBrokerLink(new MemoryBroker()));
        long fileBytes = 0;
        board.Storage.Operated += operation => fileBytes += operation.Verb == "read" ? operation.Bytes : 0;
        board.Start();
        long deviceBefore = board.Storage.Chip.BytesRead;
        var firmware = (Firmware)new FirmwareFactory().Create(board);
        if (firmware.Delivery is null)
        {
            throw new InvalidOperationException("The firmware found no provisioned station on the volume, so its journal was not started.");
        }

        return (fileBytes, board.Storage.Chip.BytesRead - deviceBefore);
    }
}
