using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using Station.Platform.Keys;
using Station.Platform.Storage;

namespace Station.Platform.Tests;

/// <summary>
/// A station as the platform sees it: keys and seals made from the document with a general CBOR writer, as a second
/// opinion on the platform's fixed layout.
/// </summary>
internal sealed class TestStation
{
    public TestStation(uint number = 0x2A, byte generation = 1)
    {
        Number = number;
        Generation = generation;
        Root = SHA256.HashData(BitConverter.GetBytes((number << 8) + generation));
        Registered = new RegisteredStation(number, generation, "Test", Root);
        Registry = new KeyRegistry([Registered]);
    }

    public uint Number { get; }

    public byte Generation { get; }

    public byte[] Root { get; }

    public RegisteredStation Registered { get; }

    public KeyRegistry Registry { get; }

    public StoreKey Key => new(Number, Generation);

    public string Topic(string channel) => $"sf1/{Number:x8}/{channel}";

    public byte[] ChainKey(int epoch)
    {
        var key = Mac(Root, [.. "SF1 chain"u8, .. Identity()]);
        for (var next = 1; next <= epoch; next++)
        {
            key = Mac(key, [.. "SF1 step"u8, .. BigEndian((uint)next)]);
        }

        return key;
    }

    public byte[] BlockKey(int epoch = 0) => Mac(ChainKey(epoch), "SF1 block"u8.ToArray());

    public byte[] LiveKey(int epoch = 0) => Mac(ChainKey(epoch), "SF1 live"u8.ToArray());

    public byte[] CommandKey() => Mac(Root, [.. "SF1 cmd"u8, .. Identity()]);

    public byte[] SealBlock(byte[] payload, int epoch = 0) => Seal(payload, BlockKey(epoch), epoch);

    public byte[] SealLive(byte[] payload, int epoch = 0) => Seal(payload, LiveKey(epoch), epoch);

    public RawMessage Block(byte[] payload, long receivedMs = 1000) => new(Topic("block"), SealBlock(payload), receivedMs);

    public RawMessage Live(byte[] payload, long receivedMs = 1000) => new(Topic("live"), SealLive(payload), receivedMs);

    public RawMessage Session(byte[] payload, long receivedMs = 1000) => new(Topic("session"), SealLive(payload), receivedMs);

    public RawMessage Answer(byte[] payload, long receivedMs = 1000) => new(Topic("answer"), SealLive(payload), receivedMs);

    public byte[] Seal(byte[] payload, byte[] key, int epoch)
    {
        var identity = new CborWriter(CborConformanceMode.Canonical);
        identity.WriteStartMap(2);
        identity.WriteInt32(1);
        identity.WriteInt32(5);
        identity.WriteInt32(4);
        identity.WriteByteString([.. Identity(), (byte)(epoch >> 16), (byte)(epoch >> 8), (byte)epoch]);
        identity.WriteEndMap();
        var protectedHeader = identity.Encode();
        var message = new CborWriter(CborConformanceMode.Canonical);
        message.WriteStartArray(4);
        message.WriteByteString(protectedHeader);
        message.WriteStartMap(0);
        message.WriteEndMap();
        message.WriteByteString(payload);
        message.WriteByteString(Mac(key, MacStructure(protectedHeader, payload)));
        message.WriteEndArray();
        return message.Encode();
    }

    /// <summary>First 8 bytes of a sealed message's tag, as the next block's header names it.</summary>
    public static ulong TagStart(byte[] message) => BinaryPrimitives.ReadUInt64BigEndian(message.AsSpan(message.Length - 32));

    public static byte[] MacStructure(byte[] protectedHeader, byte[] payload)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(4);
        writer.WriteTextString("MAC0");
        writer.WriteByteString(protectedHeader);
        writer.WriteByteString([]);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }

    public static byte[] Mac(byte[] key, byte[] content)
    {
        using var mac = new HMACSHA256(key);
        return mac.ComputeHash(content);
    }

    private byte[] Identity() => [.. BigEndian(Number), Generation];

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
