using System.Globalization;

namespace Station.Simulator.Truth;

/// <summary>One alarm of a profile, and how far it has come in a boot.</summary>
internal sealed class TruthAlarm
{
    /// <summary>GB 3096-2008 table 1.</summary>
    private static readonly Dictionary<string, (int Day, int Night)> Zones = new()
    {
        ["0"] = (50, 40), ["1"] = (55, 45), ["2"] = (60, 50), ["3"] = (65, 55), ["4a"] = (70, 55), ["4b"] = (70, 60),
    };

    private readonly string name;
    private readonly int column;
    private readonly decimal threshold;
    private readonly decimal clear;
    private readonly int sign;
    private readonly int over;
    private readonly int needed;
    private readonly int fromHour;
    private readonly int toHour;
    private readonly Queue<long?> earlier = [];
    private bool isRaised;
    private int inRow;

    public TruthAlarm(ProfileLines.Line alarm, int column, ProfileLines.Line channel, string zone)
    {
        this.column = column;
        name = alarm.Name;
        decimal scale = (decimal)Math.Pow(10, double.Parse(channel.Get("decimals", "0"), CultureInfo.InvariantCulture));
        threshold = Threshold(alarm, zone) * scale;
        clear = Number(alarm, "clear", Threshold(alarm, zone)) * scale;
        sign = alarm.Keys.ContainsKey("below") ? -1 : 1;
        over = (int)Number(alarm, "over", 0);
        needed = (int)Number(alarm, "minutes", 1);
        (int usualFrom, int usualTo) = alarm.Get("limit", string.Empty) switch { "day" => (6, 22), "night" => (22, 6), _ => (0, 0) };
        fromHour = (int)Number(alarm, "from", usualFrom);
        toHour = (int)Number(alarm, "to", usualTo);
    }

    /// <summary>What the end of that minute turns; null for nothing.</summary>
    public AlarmTurn? Take(TruthPeriod minute, IReadOnlyList<TruthValue> values)
    {
        long? own = TruthReason.IsUsable(values[column].Reason) ? values[column].Value : null;
        if ((over == 0 ? own : Rise(own)) is not { } value)
        {
            return null;
        }

        bool isBeyond = Looks(minute.LocalHour) && sign * value > sign * (isRaised ? clear : threshold);
        inRow = isBeyond != isRaised ? inRow + 1 : 0;
        if (inRow != needed)
        {
            return null;
        }

        inRow = 0;
        isRaised = !isRaised;
        return new AlarmTurn(minute.EndMs, name, column, isRaised, value);
    }

    /// <summary>By how much a value is above that of so many minutes before.</summary>
    private long? Rise(long? own)
    {
        earlier.Enqueue(own);
        return earlier.Count > over ? own - earlier.Dequeue() : null;
    }

    private bool Looks(int? localHour) =>
        fromHour == toHour || (localHour is { } hour && (fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour));

    private static decimal Threshold(ProfileLines.Line alarm, string zone)
    {
        if (!alarm.Keys.TryGetValue("limit", out string? limit))
        {
            return Number(alarm, new[] { "above", "below", "rise" }.First(alarm.Keys.ContainsKey), 0);
        }

        (int day, int night) = Zones[zone];
        return limit == "night" ? night : day;
    }

    private static decimal Number(ProfileLines.Line line, string key, decimal fallback) =>
        line.Keys.TryGetValue(key, out string? text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
