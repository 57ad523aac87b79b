using System.Security.Cryptography;
using Station.Platform.Checkpoints;

namespace Station.Platform.Storage;

/// <summary>Follows a station's chain of blocks back from one block along the tags that the blocks name.</summary>
internal sealed class ChainReader(StoreDatabase database, StoreKey key)
{
    private const int LinkLength = 8;

    /// <summary>The chain as far as it is there now.</summary>
    public ChainHead? ReadHead()
    {
        using var newest = database.Prepare("SELECT block, tag FROM block WHERE station = ? AND generation = ? ORDER BY block DESC, tag LIMIT 1");
        return newest.Bind(key.Station).Bind(key.Generation).Step() ? Follow(newest.Number(0), newest.Blob(1), 0) : null;
    }

    /// <summary>The chain from a block with a given tag back to another block; null when the block is not there.</summary>
    public ChainHead? ReadFrom(long block, byte[] tag, long firstBlock)
    {
        using var named = database.Prepare("SELECT 1 FROM block WHERE station = ? AND generation = ? AND block = ? AND tag = ?");
        var isThere = named.Bind(key.Station).Bind(key.Generation).Bind(block).BindBlob(tag).Step();
        return isThere ? Follow(block, tag, firstBlock) : null;
    }

    private ChainHead Follow(long block, byte[] tag, long firstBlock)
    {
        using var find = database.Prepare(
            "SELECT tag, previous FROM block WHERE station = ? AND generation = ? AND block = ? AND substr(tag, 1, ?) = ?");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var first = block;
        var link = tag;
        for (var next = block; next >= firstBlock; next--)
        {
            find.Bind(key.Station).Bind(key.Generation).Bind(next).Bind(link.Length).BindBlob(link);
            if (!find.Step())
            {
                break;
            }

            first = next;
            hash.AppendData(find.Blob(0));
            link = find.Blob(1)[..LinkLength];
            find.Reset();
        }

        return new ChainHead(key.Station, key.Generation, first, block, Convert.ToHexStringLower(tag), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
