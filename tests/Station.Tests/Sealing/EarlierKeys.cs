using System.Buffers.Binary;
using System.Security.Cryptography;
using Station.Hal.Simulated.Flash;

namespace Station.Tests.Sealing;

/// <summary>The chain keys of all epochs, derived apart from the firmware, and the search for them in a raw image.</summary>
internal sealed class EarlierKeys
{
    private const int PrefixBytes = sizeof(ulong);

    private readonly List<byte[]> keys = [];
    private readonly Dictionary<ulong, int> epochOfPrefix = [];
    private readonly bool[] isFirstTwoBytes = new bool[ushort.MaxValue + 1];

    public EarlierKeys(byte[] firstKey) => Add(firstKey);

    /// <summary>The key of an epoch.</summary>
    public byte[] this[int epoch]
    {
        get
        {
            while (keys.Count <= epoch)
            {
                byte[] label = [.. "SF1 step"u8, 0, 0, 0, 0];
                BinaryPrimitives.WriteInt32BigEndian(label.AsSpan(PrefixBytes), keys.Count);
                Add(HMACSHA256.HashData(keys[^1], label));
            }

            return keys[epoch];
        }
    }

    /// <summary>The epochs below <paramref name="end"/> whose key is anywhere in the chip's raw contents.</summary>
    public List<int> FindBelow(int end, FlashChip chip)
    {
        _ = this[Math.Max(end, 0)];
        var found = new SortedSet<int>();
        ReadOnlySpan<byte> image = chip.Image;
        for (int i = 0; i + PrefixBytes <= image.Length; i++)
        {
            if (isFirstTwoBytes[BinaryPrimitives.ReadUInt16LittleEndian(image[i..])]
                && epochOfPrefix.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(image[i..]), out int epoch) && epoch < end)
            {
                found.Add(epoch);
            }
        }

        return [.. found];
    }

    private void Add(byte[] key)
    {
        epochOfPrefix.Add(BinaryPrimitives.ReadUInt64LittleEndian(key), keys.Count);
        isFirstTwoBytes[BinaryPrimitives.ReadUInt16LittleEndian(key)] = true;
        keys.Add(key);
    }
}
