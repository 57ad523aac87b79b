using Station.Platform.Wire;

namespace Station.Tests.Laws;

/// <summary>Reads a receipt by the letter of docs/telemetry-format.md section 4.6: parse, write again, compare.</summary>
internal static class StrictReceipt
{
    /// <summary>The station's bound for numbers; no station closes that many blocks.</summary>
    private const long NumberLimit = 1 << 28;

    public static Receipt? TryParse(byte[] payload, ulong session)
    {
        int at = 9;
        if (payload.Length < at)
        {
            return null;
        }

        long upTo = Next(payload, ref at);
        long count = Next(payload, ref at);
        if (count is < 0 or > Receipt.MostRanges)
        {
            return null;
        }

        var ranges = new List<BlockRange>();
        for (int i = 0; i < count; i++)
        {
            ranges.Add(new BlockRange(Next(payload, ref at), Next(payload, ref at)));
        }

        long tail = Next(payload, ref at);
        bool inRange = IsNumber(upTo) && IsNumber(tail) && ranges.TrueForAll(range => IsNumber(range.Skip) && IsNumber(range.Length) && range.Length > 0);
        bool isJoined = ranges.Where((range, i) => i == 0 ? range.Skip != 0 : range.Skip == 0).Any();
        var receipt = new Receipt(session, upTo, ranges, tail);
        return inRange && !isJoined && receipt.ToPayload().AsSpan().SequenceEqual(payload) ? receipt : null;
    }

    private static bool IsNumber(long value) => value is >= 0 and <= NumberLimit;

    private static long Next(byte[] payload, ref int at)
    {
        long value = 0;
        for (int shift = 0; shift < 63 && at < payload.Length; shift += 7)
        {
            byte next = payload[at++];
            value |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        return -1;
    }
}
