using System.Text;
using Station.Bytes;
using Station.Hal;

namespace Station.Sealing;

/// <summary>The keys of one generation of this station, as derived in docs/telemetry-format.md section 2. They live in RAM only.</summary>
public sealed class KeyRing
{
    public const int KeyBytes = 32;

    /// <summary>Bytes of a key id: station u32, generation u8, epoch u24.</summary>
    public const int KeyIdBytes = 8;

    /// <param name="mac">The board's HMAC-SHA-256.</param>
    /// <param name="station">Station number.</param>
    /// <param name="generation">Generation, 0 to 255.</param>
    /// <param name="epoch">Epoch of <paramref name="chainKey"/>, 0 to 2^24 - 1.</param>
    /// <param name="chainKey">The chain key of that epoch, 32 bytes.</param>
    /// <param name="commandKey">The downlink key C, 32 bytes.</param>
    public KeyRing(IMac mac, uint station, int generation, int epoch, byte[] chainKey, byte[] commandKey)
    {
        Mac = mac;
        Station = station;
        Generation = generation;
        Epoch = epoch;
        CommandKey = commandKey;
        BlockKey = mac.Compute(chainKey, Encoding.UTF8.GetBytes("SF1 block"));
        LiveKey = mac.Compute(chainKey, Encoding.UTF8.GetBytes("SF1 live"));
    }

    public IMac Mac { get; }

    public uint Station { get; }

    public int Generation { get; }

    public int Epoch { get; }

    /// <summary>Generation and epoch of the keys in force, as in a key id: generation u8, epoch u24.</summary>
    public uint SealingKey => ((uint)Generation << 24) | (uint)Epoch;

    /// <summary>The same of the downlink key, which has no epochs.</summary>
    public uint DownlinkKey => (uint)Generation << 24;

    public byte[] BlockKey { get; }

    public byte[] LiveKey { get; }

    public byte[] CommandKey { get; }

    /// <summary>Writes the key id of a generation and epoch of this station.</summary>
    public void WriteKeyId(ByteWriter writer, uint sealingKey)
    {
        writer.U32(Station);
        writer.U32(sealingKey);
    }
}
