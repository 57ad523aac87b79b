using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>
/// A record's content as it is stored, and the variant number drawn from it: live copy and block of the same record come
/// to the same number, any other content to another. The instance is re-used from record to record.
/// </summary>
internal sealed class RecordContent
{
    private const int HeadLength = 41;
    private const int LongestNumber = 12;

    private readonly byte[] buffer = new byte[8192];
    private int qualityLength;
    private int length;

    public long StartMs { get; private set; }

    public int LengthMs { get; private set; }

    public int PeriodSeconds { get; private set; }

    public int ValidSeconds { get; private set; }

    /// <summary>JSON list of quality codes; empty when all are normal.</summary>
    public ReadOnlySpan<byte> Quality => buffer.AsSpan(HeadLength, qualityLength);

    /// <summary>JSON list of values.</summary>
    public ReadOnlySpan<byte> Value => buffer.AsSpan(HeadLength + qualityLength, length - HeadLength - qualityLength);

    public long Variant { get; private set; }

    public void Take(PeriodBlock block, int record)
    {
        StartMs = block.StartMs(record);
        LengthMs = block.LengthMs(record);
        PeriodSeconds = block.PeriodSeconds;
        ValidSeconds = block.ValidSecondsOf(record);
        var header = block.Header;
        WriteHead(header.Boot, header.BootNonce, header.Context, 0);
        WriteColumns(block.QualityCodes, block.ValueNumbers, record, block.Count, block.ColumnCount);
        DrawVariant();
    }

    public void Take(LiveRecord record)
    {
        StartMs = record.StartMs;
        LengthMs = record.LengthMs;
        PeriodSeconds = record.PeriodSeconds;
        ValidSeconds = record.ValidSeconds;
        WriteHead(record.Boot, record.BootNonce, record.Context, 0);
        WriteColumns(record.QualityCodes, record.ValueNumbers, 0, 1, record.ColumnCount);
        DrawVariant();
    }

    public void Take(BlockHeader header, EventRecord record)
    {
        StartMs = record.UptimeMs;
        LengthMs = 0;
        PeriodSeconds = 0;
        ValidSeconds = 0;
        WriteHead(header.Boot, header.BootNonce, header.Context, record.Type);
        record.Body.CopyTo(buffer, HeadLength);
        qualityLength = 0;
        length = HeadLength + record.Body.Length;
        DrawVariant();
    }

    private void WriteHead(long boot, uint bootNonce, long context, byte eventType)
    {
        var head = buffer.AsSpan(0, HeadLength);
        BinaryPrimitives.WriteInt64BigEndian(head, boot);
        BinaryPrimitives.WriteUInt32BigEndian(head[8..], bootNonce);
        BinaryPrimitives.WriteInt64BigEndian(head[12..], context);
        BinaryPrimitives.WriteInt64BigEndian(head[20..], StartMs);
        BinaryPrimitives.WriteInt32BigEndian(head[28..], LengthMs);
        BinaryPrimitives.WriteInt32BigEndian(head[32..], PeriodSeconds);
        BinaryPrimitives.WriteInt32BigEndian(head[36..], ValidSeconds);
        head[40] = eventType;
    }

    private void WriteColumns(int[] qualities, int[] values, int first, int stride, int columnCount)
    {
        length = HeadLength;
        if (!AllNormal(qualities, first, stride, columnCount))
        {
            WriteList(qualities, null, first, stride, columnCount);
        }

        qualityLength = length - HeadLength;
        WriteList(values, qualities, first, stride, columnCount);
    }

    private static bool AllNormal(int[] qualities, int first, int stride, int columnCount)
    {
        for (var column = 0; column < columnCount; column++)
        {
            if (qualities[first + (column * stride)] != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A JSON list of one record's numbers; null where the quality, when given, says absent.</summary>
    private void WriteList(int[] numbers, int[]? qualities, int first, int stride, int columnCount)
    {
        var separator = (byte)'[';
        for (var column = 0; column < columnCount; column++)
        {
            var index = first + (column * stride);
            buffer[length++] = separator;
            separator = (byte)',';
            if (qualities is not null && (qualities[index] & 1) != 0)
            {
                "null"u8.CopyTo(buffer.AsSpan(length));
                length += 4;
                continue;
            }

            Utf8Formatter.TryFormat(numbers[index], buffer.AsSpan(length, LongestNumber), out var written);
            length += written;
        }

        buffer[length++] = (byte)']';
    }

    private void DrawVariant()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, length), digest);
        Variant = BinaryPrimitives.ReadInt64BigEndian(digest);
    }
}
