using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Station.Platform.Keys;
using Station.Platform.Wire;
using Station.Tests.Sealing;

namespace Station.Tests.Journal.Life;

/// <summary>What the platform reads from a sealed block. Most blocks are met again after each cut, so what has been verified once is kept.</summary>
internal sealed class BlockFacts
{
    /// <summary>Each cut makes a few blocks that are never met again.</summary>
    private const int MostKnown = 20_000;

    private static readonly ConcurrentDictionary<UInt128, BlockFacts> Known = new();

    [ThreadStatic]
    private static MessageContent? content;

    [ThreadStatic]
    private static StationKeys? keys;

    private readonly byte[] message;

    private BlockFacts(byte[] message)
    {
        this.message = message;
    }

    public long Block { get; private init; }

    /// <summary>The head of the tag of the block before.</summary>
    public ulong Previous { get; private init; }

    /// <summary>The head of its own tag.</summary>
    public ulong Link => MemoryMarshal.Read<ulong>(message.AsSpan(message.Length - Envelope.TagLength));

    /// <summary>Sequence and fingerprint of each record; of events the fingerprint is 0.</summary>
    public (long Sequence, ulong Fingerprint)[] Records { get; private init; } = [];

    /// <summary>Losses that it tells.</summary>
    public LossEvent[] Losses { get; private init; } = [];

    /// <summary>Verifies and decodes a block with the platform's code; null when that refuses it.</summary>
    public static BlockFacts? TryRead(byte[] message)
    {
        UInt128 tag = MemoryMarshal.Read<UInt128>(message.AsSpan(message.Length - Envelope.TagLength));
        if (!Known.TryGetValue(tag, out BlockFacts? facts) || !facts.message.AsSpan().SequenceEqual(message))
        {
            facts = Decode(message);
            if (facts is not null && Known.Count < MostKnown)
            {
                Known[tag] = facts;
            }
        }

        return facts;
    }

    public bool HasBytesOf(BlockFacts other) => message.AsSpan().SequenceEqual(other.message);

    /// <summary>The first rule that a block breaks, apart from its seal.</summary>
    public static Fault FaultOf(byte[] message) =>
        Envelope.TryParse(message, out Envelope envelope) ? new MessageContent().Decode(envelope.Payload) : Fault.Envelope;

    private static BlockFacts? Decode(byte[] message)
    {
        content ??= new MessageContent();
        keys ??= KeyBench.PlatformKeys;
        if (!Envelope.TryParse(message, out Envelope envelope) || !envelope.Verify(keys.BlockKey(envelope.KeyId.Epoch)) || content.Decode(envelope.Payload) != Fault.None)
        {
            return null;
        }

        bool isEvent = content.Kind == MessageKind.EventBlock;
        BlockHeader header = isEvent ? content.EventBlock.Header : content.PeriodBlock.Header;
        PeriodBlock rows = content.PeriodBlock;
        return new BlockFacts(message)
        {
            Block = header.Block,
            Previous = BitConverter.IsLittleEndian ? System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(header.Previous) : header.Previous,
            Records = isEvent
                ? [.. content.EventBlock.Records.Select(one => (one.Sequence, 0UL))]
                : [.. Enumerable.Range(0, rows.Count).Select(row => (rows.Sequence(row), Fingerprint.Of(rows, row)))],
            Losses = isEvent ? [.. content.EventBlock.Records.Select(one => one.Detail).OfType<LossEvent>()] : [],
        };
    }
}
