using Station.Benchmarks.Volumes;
using Station.Hal;
using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks.Tests.Volumes;

/// <summary>What an inventory says agrees with the volume.</summary>
public sealed class FileInventoryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(4_096)]
    [InlineData(4_097)]
    [InlineData(8_188)]
    [InlineData(8_189)]
    [InlineData(40_000)]
    public void The_room_of_a_file_is_what_the_volume_has_less(int bytes)
    {
        FlashVolume volume = FlashVolume.Mount(new FlashChip(FlashGeometry.SmallVolumeBytes));
        int before = volume.FreeBlocks;
        var inventory = new FileInventory(_ => true);

        Assert.Equal(FileStatus.Done, volume.Replace("file", new byte[bytes]));
        inventory.Note(new FileOperation("replace", "file", bytes, FileStatus.Done));

        int blocks = before - volume.FreeBlocks;
        Assert.Equal(blocks == 0 ? bytes : blocks * FlashGeometry.BlockBytes, inventory.TakenBytes);
    }

    [Fact]
    public void Operations_add_up_and_what_was_refused_does_not_count()
    {
        var inventory = new FileInventory(path => path != "index");

        inventory.Note(new FileOperation("append", "log", 600, FileStatus.Done));
        inventory.Note(new FileOperation("append", "log", 100, FileStatus.Done));
        inventory.Note(new FileOperation("append", "log", 900, FileStatus.NoSpace));
        inventory.Note(new FileOperation("replace", "index", 50, FileStatus.Done));
        inventory.Note(new FileOperation("replace", "index", 40, FileStatus.Done));
        Assert.Equal((740, 4_136, 700), (inventory.ContentBytes, inventory.TakenBytes, inventory.PayloadBytes));

        inventory.Note(new FileOperation("delete", "log", 0, FileStatus.Done));
        Assert.Equal((40, 40, 700), (inventory.ContentBytes, inventory.TakenBytes, inventory.PayloadBytes));
    }
}
