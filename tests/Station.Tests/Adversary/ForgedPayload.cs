using System.Buffers.Binary;
using Station.Bytes;
using Station.Platform.Wire;

namespace Station.Tests.Adversary;

/// <summary>Payloads as an adversary writes them who knows the format as well as anybody.</summary>
internal static class ForgedPayload
{
    private const int LimitBytes = 4_000;

    public static byte[] Header(BlockHeader header)
    {
        var writer = new ByteWriter(new byte[LimitBytes]);
        writer.U8((int)header.Kind);
        writer.Varint(header.Boot);
        writer.U32(header.BootNonce);
        writer.Varint(header.Context);
        writer.Varint(header.Block);
        writer.Varint(header.FirstSequence);
        writer.Varint(header.Count);
        writer.Varint(header.StartMs);
        writer.Varint(header.Held);
        byte[] previous = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(previous, header.Previous);
        writer.Bytes(previous, 0, previous.Length);
        return Written(writer);
    }

    /// <summary>A block of one event behind another, properly chained.</summary>
    public static byte[] EventAfter(RecordedBlock before, int type, byte[] body)
    {
        BlockHeader header = before.Header with
        {
            Kind = MessageKind.EventBlock,
            Block = before.Header.Block + 1,
            FirstSequence = before.LastSequence + 1,
            Count = 1,
            StartMs = before.Header.StartMs + 600_000,
            Held = 0,
            Previous = before.TagStart,
        };
        var writer = new ByteWriter(new byte[LimitBytes]);
        writer.Varint(0);
        writer.Varint(0);
        writer.U8(type);
        writer.Varint(body.Length);
        writer.Bytes(body, 0, body.Length);
        return [.. Header(header), .. Written(writer)];
    }

    public static byte[] Session(BlockHeader last, long nextBlock, long oldestHeld, long nextSequence)
    {
        var writer = new ByteWriter(new byte[LimitBytes]);
        writer.U8((int)MessageKind.Session);
        writer.Varint(last.Boot);
        writer.U32(last.BootNonce);
        writer.Bytes(new byte[8], 0, 8);
        writer.Varint(last.StartMs + 1_000_000);
        writer.Varint(0);
        writer.Varint(nextBlock);
        writer.Varint(oldestHeld);
        writer.Varint(nextSequence);
        writer.Text("0.1.0");
        return Written(writer);
    }

    public static byte[] Anchor(long uptimeMs, long utcMs)
    {
        var writer = new ByteWriter(new byte[LimitBytes]);
        writer.Varint(uptimeMs);
        writer.Varint(utcMs);
        writer.Varint(20);
        writer.U8(1);
        return Written(writer);
    }

    public static byte[] Loss(long first, long last)
    {
        var writer = new ByteWriter(new byte[LimitBytes]);
        writer.U8(1);
        writer.U8(1);
        writer.Varint(first);
        writer.Varint(last);
        writer.Varint(last - first + 1);
        for (int bound = 0; bound < 4; bound++)
        {
            writer.Varint(1);
        }

        return Written(writer);
    }

    private static byte[] Written(ByteWriter writer) => writer.Buffer[..writer.Position];
}
