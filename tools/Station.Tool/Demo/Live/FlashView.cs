using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Journal;
using Station.Page.Contract;
using Station.Simulator.Fleet;

namespace Station.Tool.Demo.Live;

/// <summary>What is in each block of a station's flash, read from outside: the station does not notice.</summary>
internal sealed class FlashView(FleetStation station)
{
    private Dictionary<(string Path, int Bytes), long[]> blocksOfSegments = [];
    private FlashPicture newest = new() { Blocks = new string(FlashPicture.Free, station.Board.Storage.Chip.BlockCount) };

    /// <summary>The flash as it is; while the station is off, as it was when it lost its supply.</summary>
    public FlashPicture Look()
    {
        if (station.Board.IsPowered && station.Firmware?.Delivery is { } delivery)
        {
            newest = new FlashPicture { Blocks = Draw(station.Board.Storage.Volume, delivery.Store) };
        }

        return newest;
    }

    private string Draw(FlashVolume volume, BlockStore store)
    {
        char[] drawn = new char[station.Board.Storage.Chip.BlockCount];
        Array.Fill(drawn, FlashPicture.Free);
        FlashMap map = volume.Map();
        foreach (int block in map.MetadataBlocks)
        {
            drawn[block] = FlashPicture.Names;
        }

        var stillThere = new Dictionary<(string Path, int Bytes), long[]>();
        foreach (FlashMap.File file in map.Files)
        {
            char letter = file.Path.StartsWith(SegmentSeries.Directory + "/", StringComparison.Ordinal)
                ? StateOf(stillThere[(file.Path, file.Bytes)] = BlocksOf(file, volume), store)
                : FlashPicture.Other;
            foreach (int block in file.Blocks)
            {
                drawn[block] = letter;
            }
        }

        blocksOfSegments = stillThere;
        return new string(drawn);
    }

    /// <summary>Numbers of the sealed blocks in a segment, which are read when it is seen for the first time and each time that it has grown.</summary>
    private long[] BlocksOf(FlashMap.File segment, FlashVolume volume) =>
        blocksOfSegments.TryGetValue((segment.Path, segment.Bytes), out long[]? known) ? known : [.. Read(segment, volume)];

    /// <summary>A segment is as far as the last of its blocks.</summary>
    private static char StateOf(long[] blocks, BlockStore store)
    {
        if (blocks.All(store.Receipt.IsReceived))
        {
            return FlashPicture.Received;
        }

        return blocks.All(block => block < store.PublishedUpTo) ? FlashPicture.Published : FlashPicture.Waiting;
    }

    private static IEnumerable<long> Read(FlashMap.File segment, FlashVolume volume)
    {
        var entry = new BlockEntry(new Reading(volume), null!);
        for (int position = 0; entry.Peek(segment.Path, position) == FileStatus.Done; position = SegmentSeries.Behind(position, entry.Bytes))
        {
            yield return entry.Header.Block;
        }
    }

    /// <summary>The volume for somebody who only reads.</summary>
    private sealed class Reading(FlashVolume volume) : IFileStore
    {
        public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read) =>
            volume.Read(path, position, buffer.AsSpan(offset, count), out read);

        public FileStatus Replace(string path, byte[] data, int count) => throw new NotSupportedException();

        public FileStatus Append(string path, byte[] data, int count) => throw new NotSupportedException();

        public FileStatus Delete(string path) => throw new NotSupportedException();

        public string[] List(string directory) => throw new NotSupportedException();
    }
}
