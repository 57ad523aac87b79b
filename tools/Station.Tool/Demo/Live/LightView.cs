using Station.Hal;
using Station.Hal.Simulated;
using Station.Indicators;
using Station.Page.Contract;
using Station.Simulator.Fleet;
using Station.Simulator.Lamps;

namespace Station.Tool.Demo.Live;

/// <summary>The LEDs of a station: what their pins did is from the board, what it says from the firmware's table.</summary>
internal static class LightView
{
    private static readonly Words Dark = new("不亮：没有供电，或没有固件在运行。", "Dark: no power, or no firmware running.");
    private static readonly Words DarkRemedy = new("请检查供电。", "Check the supply.");
    private static readonly Words Nothing = new("不亮", "Dark");
    private static readonly Words NothingRemedy = new("请等待。", "Wait.");

    public static IReadOnlyList<LightPicture> Of(FleetStation station) => [.. Enum.GetValues<IndicatorName>().Select(name => Of(station, name))];

    private static LightPicture Of(FleetStation station, IndicatorName name)
    {
        VirtualOutput pin = station.Board.Led(name);
        IndicatorRow? row = station.Board.IsPowered ? station.Firmware?.Indicators.Shown(name) : null;
        return new LightPicture
        {
            Name = StationWords.Of(LampTable.NameOf(name)),
            State = row is null ? "Dark" : row.State.ToString(),
            Meaning = row is not null ? StationWords.Of(row.Meaning) : station.Board.IsPowered ? Nothing : Dark,
            Remedy = row is not null ? StationWords.Of(row.Remedy) : station.Board.IsPowered ? NothingRemedy : DarkRemedy,
            IsFault = row is null ? !station.Board.IsPowered : row.State < StationState.Starting,
            Lit = LitOf(pin, station.Board.Time.NowMs),
        };
    }

    /// <summary>The newest period of a pin's history, each time at its place within a period.</summary>
    private static List<int> LitOf(VirtualOutput pin, long nowMs)
    {
        const int Period = LightPicture.PeriodMs;
        long fromMs = nowMs - Period;
        List<(long FromMs, long ToMs)> lit = [];
        long? onMs = pin.WasActiveAt(fromMs) ? fromMs : null;
        foreach (OutputChange change in pin.ChangesSince(fromMs + 1))
        {
            if (onMs is { } since && !change.Active)
            {
                lit.Add((since, change.AtMs));
            }

            onMs = change.Active ? change.AtMs : null;
        }

        if (onMs is { } still)
        {
            lit.Add((still, nowMs));
        }

        // A period begins at a multiple of its length: what lies across one is cut in two there.
        long cutMs = nowMs / Period * Period;
        IEnumerable<(long FromMs, long ToMs)> parts = lit.SelectMany(part => part.FromMs < cutMs && part.ToMs > cutMs
            ? new[] { (part.FromMs, cutMs), (cutMs, part.ToMs) }
            : [part]);
        return [.. parts.Where(part => part.ToMs > part.FromMs)
            .Select(part => (From: (int)(part.FromMs % Period), Length: (int)(part.ToMs - part.FromMs)))
            .OrderBy(part => part.From)
            .SelectMany(part => new[] { part.From, part.From + part.Length })];
    }
}
