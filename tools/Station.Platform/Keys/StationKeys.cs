using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Station.Platform.Keys;

/// <summary>
/// The keys of one station and generation, derived from what the registry holds. Chain keys are kept at 64 epochs spread
/// over the range, so that memory is constant and any epoch costs at most a 64th of the range once it has been walked. Not
/// for several threads at a time.
/// </summary>
public sealed class StationKeys
{
    /// <summary>
    /// Epochs beyond a checkpoint, or beyond the epoch that is known to be reached, that a verifier follows: 11 years at a
    /// step a day. It bounds what a forged key id can make it compute.
    /// </summary>
    public const int LongestJump = 4096;

    private const int PlaceCount = 64;

    private readonly byte[]?[] places = new byte[PlaceCount][];
    private readonly int spacing;
    private int currentEpoch = -1;
    private byte[] currentBlockKey = [];
    private byte[] currentLiveKey = [];

    public StationKeys(RegisteredStation station)
    {
        (FirstEpoch, var reached, places[0], CommandKey) = station.Secret switch
        {
            RootSecret root => (0, root.ReachedEpoch, DeriveWithIdentity(root, station, "SF1 chain"u8), DeriveWithIdentity(root, station, "SF1 cmd"u8)),
            CheckpointSecret checkpoint => (checkpoint.Epoch, checkpoint.Epoch, checkpoint.ChainKey, checkpoint.CommandKey),
            _ => throw new ArgumentOutOfRangeException(nameof(station)),
        };
        LastEpoch = Math.Min(reached + LongestJump, StationSecret.LastEpoch);
        spacing = ((LastEpoch - FirstEpoch) / PlaceCount) + 1;
    }

    /// <summary>The first epoch that can be derived.</summary>
    public int FirstEpoch { get; }

    /// <summary>The last epoch that is derived.</summary>
    public int LastEpoch { get; }

    /// <summary>Chain key of <see cref="FirstEpoch"/>: from a root K0, what a station is provisioned with.</summary>
    public byte[] FirstChainKey => places[0]!;

    /// <summary>C, which seals what goes to the station.</summary>
    public byte[] CommandKey { get; }

    /// <summary>Whether an epoch lies between the first and the last.</summary>
    public bool Reaches(int epoch) => epoch >= FirstEpoch && epoch <= LastEpoch;

    /// <summary>Key of the blocks of an epoch within reach.</summary>
    public ReadOnlySpan<byte> BlockKey(int epoch)
    {
        MoveTo(epoch);
        return currentBlockKey;
    }

    /// <summary>Key of the live and session messages of an epoch within reach.</summary>
    public ReadOnlySpan<byte> LiveKey(int epoch)
    {
        MoveTo(epoch);
        return currentLiveKey;
    }

    /// <summary>The chain key of an epoch within reach, from which all later ones follow.</summary>
    public byte[] ChainKey(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, FirstEpoch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epoch, LastEpoch);
        var place = (epoch - FirstEpoch) / spacing;
        while (places[place] is null)
        {
            place--;
        }

        var key = places[place]!;
        for (var reached = FirstEpoch + (place * spacing); reached < epoch;)
        {
            key = Step(key, ++reached);
            if ((reached - FirstEpoch) % spacing == 0)
            {
                places[(reached - FirstEpoch) / spacing] = key;
            }
        }

        return key;
    }

    private void MoveTo(int epoch)
    {
        if (epoch == currentEpoch)
        {
            return;
        }

        var chainKey = ChainKey(epoch);
        currentBlockKey = HMACSHA256.HashData(chainKey, "SF1 block"u8);
        currentLiveKey = HMACSHA256.HashData(chainKey, "SF1 live"u8);
        currentEpoch = epoch;
    }

    private static byte[] Step(ReadOnlySpan<byte> key, int nextEpoch)
    {
        Span<byte> label = stackalloc byte[12];
        "SF1 step"u8.CopyTo(label);
        BinaryPrimitives.WriteInt32BigEndian(label[8..], nextEpoch);
        return HMACSHA256.HashData(key, label);
    }

    private static byte[] DeriveWithIdentity(RootSecret secret, RegisteredStation station, ReadOnlySpan<byte> purpose)
    {
        Span<byte> label = stackalloc byte[32];
        purpose.CopyTo(label);
        BinaryPrimitives.WriteUInt32BigEndian(label[purpose.Length..], station.Number);
        label[purpose.Length + 4] = station.Generation;
        return HMACSHA256.HashData(secret.Root, label[..(purpose.Length + 5)]);
    }
}
