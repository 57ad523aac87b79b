using System.Globalization;
using System.Numerics;
using System.Text;
using Station.Platform.Senml;
using Station.Platform.Storage;
using Station.Platform.Wire;

namespace Station.Platform.Hj212;

/// <summary>
/// Makes packets of periods: 2051 of minutes and 2061 of hours, stamped by their start in local time. Of the statistics those
/// that the protocol has a suffix for: Rtd, Avg, Min, Max, Cou with flag, and sound levels as Data without.
/// </summary>
public sealed class Hj212Composer(Hj212Settings settings)
{
    private const int HourKind = 2;
    private const int MinuteCommand = 2051;
    private const int HourCommand = 2061;

    /// <summary>Bytes of a packet's content, its DataTime included.</summary>
    private const int LongestContent = 950;

    /// <summary>A record has at most 64 columns, each an item of its own.</summary>
    private const int MostParts = 64;

    private static readonly string?[] Suffixes = ["Rtd", "Avg", "Min", "Max", "Cou"];
    private static readonly Dictionary<int, string> Levels = new()
    {
        [6] = "Leq", [7] = "L5", [8] = "L10", [9] = "L50", [10] = "L90", [11] = "L95", [12] = "LMx", [13] = "LMn",
    };

    /// <summary>The packets of a period; none when its station has no line in the settings, or nothing of it has a place.</summary>
    /// <param name="sentMs">UTC of sending, which is the packets' number.</param>
    public IReadOnlyList<string> Compose(uint station, StoredPeriod period, long sentMs)
    {
        if (settings.StationOf(station) is not { } wanted || period.HasConflict || period.Context is not { } context
            || context.Columns.Count < period.Record.Values.Count)
        {
            return [];
        }

        var dataTime = $"DataTime={Local(period.UtcMs, "yyyyMMddHHmmss")}";
        var command = period.Record.Kind == HourKind ? HourCommand : MinuteCommand;

        // What stands before the content, of the largest number of parts, counts against the segment's limit.
        var head = Encoding.UTF8.GetByteCount(Segment(wanted, command, "", MostParts - 1, MostParts, sentMs));
        var contents = Split(dataTime, ItemsOf(period.Record, context.Columns), Math.Min(LongestContent, Hj212Frame.LongestSegment - head));
        return [.. contents.Select((content, index) => Hj212Frame.Of(Segment(wanted, command, content, index, contents.Count, sentMs)))];
    }

    private List<string> ItemsOf(StoredRecord record, IReadOnlyList<StoredColumn> columns)
    {
        var items = new List<string>();
        for (var position = 0; position < record.Values.Count; position++)
        {
            if (ItemOf(columns[position], record.Values[position], record.Qualities[position]) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private string? ItemOf(StoredColumn column, int? value, Quality quality)
    {
        var factor = settings.FactorOf(column.Factor);
        if (Levels.TryGetValue(column.Statistic, out var level))
        {
            return value is { } number && quality.Flag == 0 ? $"{level}-Data={Text(number, column, factor)}" : null;
        }

        if (column.Statistic >= Suffixes.Length || Suffixes[column.Statistic] is not { } suffix)
        {
            return null;
        }

        var flag = $"{factor.Name}-Flag={quality.FlagLetter}";
        return value is { } present ? $"{factor.Name}-{suffix}={Text(present, column, factor)},{flag}" : flag;
    }

    private static string Text(int value, StoredColumn column, Hj212Factor factor)
    {
        var exponent = column.Exponent + factor.Shift;
        if (factor.Decimals is not { } decimals)
        {
            return new SenmlNumber(value, exponent).ToString();
        }

        // Scaled to the last wanted digit, rounded half to even, and written with all its decimals.
        var scaled = Scale(value, exponent + decimals);
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var point = digits.Length - decimals;
        return $"{(scaled.Sign < 0 ? "-" : "")}{digits[..point]}{(decimals > 0 ? "." : "")}{digits[point..]}";
    }

    private static BigInteger Scale(BigInteger value, int exponent)
    {
        if (exponent >= 0)
        {
            return value * BigInteger.Pow(10, exponent);
        }

        var divisor = BigInteger.Pow(10, -exponent);
        var quotient = BigInteger.DivRem(value, divisor, out var rest);
        var twice = BigInteger.Abs(rest) * 2;
        return twice > divisor || (twice == divisor && !quotient.IsEven) ? quotient + value.Sign : quotient;
    }

    private static List<string> Split(string dataTime, List<string> items, int limit)
    {
        var contents = new List<string>();
        var content = dataTime;
        foreach (var item in items)
        {
            if (Encoding.UTF8.GetByteCount(content) + 1 + Encoding.UTF8.GetByteCount(item) > limit)
            {
                contents.Add(content);
                content = dataTime;
            }

            content += $";{item}";
        }

        if (content.Length > dataTime.Length)
        {
            contents.Add(content);
        }

        return contents;
    }

    private string Segment(Hj212Station station, int command, string content, int index, int count, long sentMs)
    {
        // Each part has a number of its own: they are told apart by milliseconds.
        var number = Local(sentMs + index, "yyyyMMddHHmmssfff");
        var isSplit = count > 1;
        var flag = (settings.VersionBits << 2) | (isSplit ? 2 : 0);
        var parts = isSplit ? $"PNUM={count};PNO={index + 1};" : "";
        return $"QN={number};ST={station.St};CN={command};PW={station.Pw};MN={station.Mn};Flag={flag};{parts}CP=&&{content}&&";
    }

    private string Local(long utcMs, string format) =>
        DateTimeOffset.FromUnixTimeMilliseconds(utcMs).AddMinutes(settings.UtcOffsetMinutes).ToString(format, CultureInfo.InvariantCulture);
}
