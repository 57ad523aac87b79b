using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks.Contenders;

/// <summary>
/// What of a board a contender needs: volume, MAC and checksum. What these allocate is counted apart, because the simulated ones allocate otherwise than the device's.
/// </summary>
public sealed class ContenderBoard : IFileStore, IMac, IChecksum
{
    private readonly VirtualMac mac;
    private readonly VirtualChecksum checksum;

    public ContenderBoard(FlashChip chip)
    {
        var gate = new HalGate(new VirtualTime(0), new ExternalWatchdog(0));
        Volume = new VirtualFileStore(gate, chip);
        mac = new VirtualMac(gate);
        checksum = new VirtualChecksum(gate);
    }

    /// <summary>The volume, for whoever watches it.</summary>
    public VirtualFileStore Volume { get; }

    /// <summary>Size of the volume.</summary>
    public int VolumeBytes => Volume.Chip.BlockCount * FlashGeometry.BlockBytes;

    /// <summary>Managed bytes that all HAL calls have allocated so far.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Of those, the bytes of what the device's HAL allocates as well: the tags that the MAC returns.</summary>
    public long DeviceAllocatedBytes { get; private set; }

    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read)
    {
        long before = Before();
        FileStatus status = Volume.Read(path, position, buffer, offset, count, out read);
        After(before);
        return status;
    }

    public FileStatus Replace(string path, byte[] data, int count)
    {
        long before = Before();
        FileStatus status = Volume.Replace(path, data, count);
        After(before);
        return status;
    }

    public FileStatus Append(string path, byte[] data, int count)
    {
        long before = Before();
        FileStatus status = Volume.Append(path, data, count);
        After(before);
        return status;
    }

    public FileStatus Delete(string path)
    {
        long before = Before();
        FileStatus status = Volume.Delete(path);
        After(before);
        return status;
    }

    public string[] List(string directory)
    {
        long before = Before();
        string[] names = Volume.List(directory);
        After(before);
        return names;
    }

    public byte[] Compute(byte[] key, byte[] message)
    {
        long before = Before();
        byte[] tag = mac.Compute(key, message);
        DeviceAllocatedBytes += After(before);
        return tag;
    }

    public uint Crc32(byte[] data, int offset, int count) => checksum.Crc32(data, offset, count);

    private static long Before() => GC.GetAllocatedBytesForCurrentThread();

    private long After(long before)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        AllocatedBytes += allocated;
        return allocated;
    }
}
