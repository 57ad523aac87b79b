using Station.Bytes;
using Station.Journal;
using Station.Sealing;

namespace Station.Uplink;

/// <summary>Opens, checks and reads the platform's receipts (docs/telemetry-format.md section 4.6).</summary>
public sealed class ReceiptReader
{
    private const int Kind = 0x1A;

    /// <summary>No station closes that many blocks; larger numbers would overflow sums.</summary>
    private const int NumberLimit = 1 << 28;

    private readonly Envelope envelope;
    private readonly SessionMessage session;

    public ReceiptReader(Envelope envelope, SessionMessage session)
    {
        this.envelope = envelope;
        this.session = session;
    }

    /// <summary>Messages that were not sealed for this station, not well-formed, or of another session.</summary>
    public int Refused { get; private set; }

    /// <summary>Reads a message into <paramref name="receipt"/>, which stays as it was when the message is refused.</summary>
    public bool TryRead(byte[] message, ReceiptState receipt)
    {
        // A receipt comes with each block: what it is read into is not kept until the next.
        var read = new ReceiptState();
        if (!envelope.TryOpenDownlink(message, message.Length, out int offset, out int count) || !ReadPayload(message, offset, count, read))
        {
            Refused++;
            return false;
        }

        receipt.CopyFrom(read);
        return true;
    }

    private bool ReadPayload(byte[] message, int offset, int count, ReceiptState read)
    {
        var reader = new ByteReader();
        reader.Open(message, offset, count);
        if (reader.U8() != Kind || reader.Remaining < SessionMessage.SessionBytes || !session.Is(message, reader.Position))
        {
            return false;
        }

        reader.Skip(SessionMessage.SessionBytes);
        read.Begin(reader.Varint(NumberLimit));
        int ranges = reader.Varint(ReceiptState.RangeLimit);
        for (int i = 0; i < ranges; i++)
        {
            int skipped = reader.Varint(NumberLimit);
            int missing = reader.Varint(NumberLimit);
            if ((i == 0) != (skipped == 0) || missing == 0)
            {
                return false;
            }

            read.AddRange(skipped, missing);
        }

        read.End(reader.Varint(NumberLimit));
        return reader.Finished;
    }
}
