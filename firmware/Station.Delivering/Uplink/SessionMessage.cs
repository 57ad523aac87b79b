using Station.Bytes;
using Station.Hal;
using Station.Journal;

namespace Station.Uplink;

/// <summary>Says where the station stands and asks for a receipt (docs/telemetry-format.md section 4.6).</summary>
public sealed class SessionMessage
{
    public const int SessionBytes = 8;

    private const int Kind = 0x19;
    private const int LimitBytes = 192;

    private readonly ByteWriter writer;
    private readonly byte[] session = new byte[SessionBytes];

    /// <param name="buffer">Takes the payload, which is sealed before anybody else uses the buffer.</param>
    public SessionMessage(byte[] buffer) => writer = new ByteWriter(buffer, LimitBytes);

    public byte[] Buffer => writer.Buffer;

    /// <summary>Draws the 8 bytes of a new session.</summary>
    public void Renew(IRandomBytes random) => random.Fill(session);

    /// <summary>Whether the bytes at <paramref name="offset"/> name this session.</summary>
    public bool Is(byte[] bytes, int offset)
    {
        for (int i = 0; i < SessionBytes; i++)
        {
            if (bytes[offset + i] != session[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes the bytes that name this session.</summary>
    public void WriteSession(ByteWriter target) => target.Bytes(session, 0, SessionBytes);

    /// <summary>Writes the payload and returns its length.</summary>
    /// <param name="boot">The boot.</param>
    /// <param name="uptimeMs">Uptime.</param>
    /// <param name="commandCounter">Counter of the last command.</param>
    /// <param name="store">Knows what comes next.</param>
    /// <param name="oldestOwed">The oldest block that the platform may still get.</param>
    public int Write(BootIdentity boot, long uptimeMs, long commandCounter, BlockStore store, long oldestOwed)
    {
        writer.Reset();
        writer.U8(Kind);
        writer.Varint(boot.Boot);
        writer.U32(boot.Nonce);
        WriteSession(writer);
        writer.Varint(uptimeMs);
        writer.Varint(commandCounter);
        writer.Varint(store.NextBlock);
        writer.Varint(oldestOwed);
        writer.Varint(store.NextSequence);
        writer.Text(Product.Version);
        return writer.Position;
    }
}
