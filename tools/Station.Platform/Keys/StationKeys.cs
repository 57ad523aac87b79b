using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Station.Platform.Keys;

/// <summary>
/// The keys of one station and generation, derived from its root. Chain keys are kept at every 256th epoch, so that any
/// epoch costs at most 255 steps once those before it have been walked. Not for several threads at a time.
/// </summary>
public sealed class StationKeys
{
    /// <summary>
    /// Epochs a verifier follows. At one step a day this is 179 years; it bounds what a forged key id can make it compute.
    /// </summary>
    public const int EpochLimit = 1 << 16;

    private const int CheckpointSpacing = 256;

    private readonly List<byte[]> checkpoints = [];
    private int currentEpoch = -1;
    private byte[] currentBlockKey = [];
    private byte[] currentLiveKey = [];

    public StationKeys(RegisteredStation station)
    {
        checkpoints.Add(DeriveWithIdentity(station, "SF1 chain"u8));
        CommandKey = DeriveWithIdentity(station, "SF1 cmd"u8);
    }

    /// <summary>K0, what a station is provisioned with.</summary>
    public byte[] FirstChainKey => checkpoints[0];

    /// <summary>C, which seals what goes to the station.</summary>
    public byte[] CommandKey { get; }

    /// <summary>Key of the blocks of an epoch below <see cref="EpochLimit"/>.</summary>
    public ReadOnlySpan<byte> BlockKey(int epoch)
    {
        MoveTo(epoch);
        return currentBlockKey;
    }

    /// <summary>Key of the live and session messages of an epoch below <see cref="EpochLimit"/>.</summary>
    public ReadOnlySpan<byte> LiveKey(int epoch)
    {
        MoveTo(epoch);
        return currentLiveKey;
    }

    private void MoveTo(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(epoch, EpochLimit);
        if (epoch == currentEpoch)
        {
            return;
        }

        var chainKey = ChainKey(epoch);
        currentBlockKey = HMACSHA256.HashData(chainKey, "SF1 block"u8);
        currentLiveKey = HMACSHA256.HashData(chainKey, "SF1 live"u8);
        currentEpoch = epoch;
    }

    private byte[] ChainKey(int epoch)
    {
        var start = Math.Min(epoch / CheckpointSpacing, checkpoints.Count - 1);
        var key = checkpoints[start];
        for (var reached = start * CheckpointSpacing; reached < epoch;)
        {
            key = Step(key, ++reached);
            if (reached == checkpoints.Count * CheckpointSpacing)
            {
                checkpoints.Add(key);
            }
        }

        return key;
    }

    private static byte[] Step(ReadOnlySpan<byte> key, int nextEpoch)
    {
        Span<byte> label = stackalloc byte[12];
        "SF1 step"u8.CopyTo(label);
        BinaryPrimitives.WriteInt32BigEndian(label[8..], nextEpoch);
        return HMACSHA256.HashData(key, label);
    }

    private static byte[] DeriveWithIdentity(RegisteredStation station, ReadOnlySpan<byte> purpose)
    {
        Span<byte> label = stackalloc byte[32];
        purpose.CopyTo(label);
        BinaryPrimitives.WriteUInt32BigEndian(label[purpose.Length..], station.Number);
        label[purpose.Length + 4] = station.Generation;
        return HMACSHA256.HashData(station.Root, label[..(purpose.Length + 5)]);
    }
}
