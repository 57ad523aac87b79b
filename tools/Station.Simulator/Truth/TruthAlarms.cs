using System.Globalization;

namespace Station.Simulator.Truth;

/// <summary>When alarms must be raised and end: section 8 of <c>docs/measurement.md</c>, over what minutes truly hold.</summary>
internal sealed class TruthAlarms(string profileText, TruthBook book)
{
    /// <summary>GB 3096-2008 table 1.</summary>
    private static readonly Dictionary<string, (int Day, int Night)> Zones = new()
    {
        ["0"] = (50, 40), ["1"] = (55, 45), ["2"] = (60, 50), ["3"] = (65, 55), ["4a"] = (70, 55), ["4b"] = (70, 60),
    };

    public IReadOnlyList<AlarmTurn> Expect(int boot, IReadOnlyList<TruthPeriod> minutes)
    {
        ProfileLines.Line[] channels = [.. ProfileLines.Of(profileText, "channel")];
        IEnumerable<AlarmTurn> turns = ProfileLines.Of(profileText, "alarm").SelectMany(alarm =>
        {
            int column = Array.FindIndex(channels, channel => channel.Name == alarm.Get("channel", string.Empty));
            return TurnsOf(alarm, column, channels[column], minutes, [.. minutes.Select(minute => Usable(boot, minute, column))]);
        });

        // Those of one minute are told in the order of the profile, which a stable sort keeps.
        return [.. turns.OrderBy(turn => turn.UptimeMs)];
    }

    private long? Usable(int boot, TruthPeriod minute, int column)
    {
        TruthValue value = book.Expect(boot, minute.StartMs, minute.LengthMs, column);
        return TruthReason.IsUsable(value.Reason) ? value.Value : null;
    }

    private IEnumerable<AlarmTurn> TurnsOf(ProfileLines.Line alarm, int column, ProfileLines.Line channel, IReadOnlyList<TruthPeriod> minutes, long?[] values)
    {
        decimal scale = (decimal)Math.Pow(10, double.Parse(channel.Get("decimals", "0"), CultureInfo.InvariantCulture));
        decimal threshold = Threshold(alarm);
        decimal clear = Number(alarm, "clear", threshold);
        int sign = alarm.Keys.ContainsKey("below") ? -1 : 1;
        int over = (int)Number(alarm, "over", 0);
        int needed = (int)Number(alarm, "minutes", 1);
        bool isRaised = false;
        int inRow = 0;
        for (int i = 0; i < values.Length; i++)
        {
            long? value = over == 0 ? values[i] : i >= over ? values[i] - values[i - over] : null;
            if (value is null)
            {
                continue;
            }

            bool looks = Looks(alarm, minutes[i].LocalHour);
            bool isBeyond = looks && sign * value > sign * (isRaised ? clear : threshold) * scale;
            inRow = isBeyond != isRaised ? inRow + 1 : 0;
            if (inRow == needed)
            {
                inRow = 0;
                isRaised = !isRaised;
                yield return new AlarmTurn(minutes[i].EndMs, alarm.Name, column, isRaised, value.Value);
            }
        }
    }

    private decimal Threshold(ProfileLines.Line alarm)
    {
        if (!alarm.Keys.TryGetValue("limit", out string? limit))
        {
            return Number(alarm, new[] { "above", "below", "rise" }.First(alarm.Keys.ContainsKey), 0);
        }

        (int day, int night) = Zones[ProfileLines.Of(profileText, "profile")[0].Get("zone", string.Empty)];
        return limit == "night" ? night : day;
    }

    private static bool Looks(ProfileLines.Line alarm, int? localHour)
    {
        (int usualFrom, int usualTo) = alarm.Get("limit", string.Empty) switch { "day" => (6, 22), "night" => (22, 6), _ => (0, 0) };
        int from = (int)Number(alarm, "from", usualFrom);
        int to = (int)Number(alarm, "to", usualTo);
        return from == to || (localHour is { } hour && (from < to ? hour >= from && hour < to : hour >= from || hour < to));
    }

    private static decimal Number(ProfileLines.Line line, string key, decimal fallback) =>
        line.Keys.TryGetValue(key, out string? text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
