namespace Station.Simulator.Truth;

/// <summary>What hour records must hold: section 5 of <c>docs/measurement.md</c> over all single readings of the hour, written apart from the firmware's way with sums and counters.</summary>
internal sealed class TruthHours
{
    private const int MostColumns = 56;
    private const int MinutesNeeded = 45;
    private const int MinutesNeededOfTen = 8;

    /// <summary>What is kept: everything, without the numbers of minutes, means alone.</summary>
    private const int Everything = 0;
    private const int WithoutNumbers = 1;
    private const int Means = 2;

    private static readonly string[] Levels = ["Leq", "L5", "L10", "L50", "L90", "L95", "Lmx", "Lmn", "SD", "Cou"];

    private readonly TruthColumn[] channels;
    private readonly (int Channel, string Statistic)[] columns;
    private readonly int minutesNeeded;

    public TruthHours(string profileText, TruthColumn[] channels)
    {
        this.channels = channels;
        bool ofAnHour = ProfileLines.Of(profileText, "profile")[0].Get("statistics", "hour") == "hour";
        PeriodMinutes = ofAnHour ? 60 : 10;
        minutesNeeded = ofAnHour ? MinutesNeeded : MinutesNeededOfTen;
        bool isFull = ProfileLines.Of(profileText, "profile")[0].Get("hours", "mean") == "full";
        columns = Enumerable.Range(isFull ? Everything : Means, isFull ? Means + 1 : 1)
            .Select(Choose)
            .First(chosen => chosen.Length <= MostColumns || !isFull || chosen.Length == Choose(Means).Length);
    }

    /// <summary>The channel of each column of a record.</summary>
    public IReadOnlyList<int> Channels => [.. columns.Select(column => column.Channel)];

    /// <summary>Normal minutes that make a value normal.</summary>
    public int NormalMinutesNeeded => minutesNeeded;

    /// <summary>Length of a record.</summary>
    public int PeriodMinutes { get; }

    /// <summary>All columns of the hour that is made of these minutes.</summary>
    public TruthValue[] Expect(int boot, IReadOnlyList<TruthPeriod> minutes) =>
        [.. columns.GroupBy(column => column.Channel).SelectMany(group => OfChannel(channels[group.Key], boot, minutes, group.Select(column => column.Statistic)))];

    private IEnumerable<TruthValue> OfChannel(TruthColumn source, int boot, IReadOnlyList<TruthPeriod> minutes, IEnumerable<string> statistics)
    {
        string[] reasons = [.. minutes.Select(minute => source.Expect(boot, minute.StartMs, minute.LengthMs).Reason)];
        IReadOnlyList<decimal>[] byMinute = [.. minutes.Select(minute => source.Usable(boot, minute.StartMs, minute.LengthMs)).Where(values => values.Count > 0)];
        if (source.Statistic == "median")
        {
            byMinute = [.. byMinute.Select(values => (IReadOnlyList<decimal>)[source.Rounded(TruthColumn.Median(values))])];
        }

        decimal[] all = [.. byMinute.SelectMany(values => values).OrderDescending()];
        foreach (string statistic in statistics)
        {
            string verdict = Verdict(reasons);
            int? value = ValueOf(source, all, statistic, reasons);
            verdict = value is null && verdict == TruthReason.Normal ? TruthReason.TooFew : verdict;
            yield return new TruthValue(value, TruthReason.FlagOf(verdict), verdict);
        }
    }

    private (int Channel, string Statistic)[] Choose(int detail) =>
        [.. channels.SelectMany((channel, index) => StatisticsOf(channel.Statistic, detail).Select(statistic => (index, statistic)))];

    private static string[] StatisticsOf(string minute, int detail) => minute switch
    {
        "leq" => detail == Means ? ["Leq"] : Levels,
        "minimum" => ["Min"],
        "maximum" => ["Max"],
        "count" => ["Sum"],
        _ => detail switch { Everything => ["Avg", "Min", "Max", "Cou"], WithoutNumbers => ["Avg", "Min", "Max"], _ => ["Avg"] },
    };

    private string Verdict(string[] reasons)
    {
        if (reasons.Count(reason => reason == TruthReason.Normal) >= minutesNeeded)
        {
            return TruthReason.Normal;
        }

        return reasons.Count(TruthReason.IsUsable) >= minutesNeeded
            ? TruthReason.Foremost(reasons.Where(TruthReason.IsDoubt))!
            : TruthReason.Foremost(reasons) ?? TruthReason.TooFew;
    }

    private static int? ValueOf(TruthColumn source, decimal[] sorted, string statistic, string[] reasons) => statistic switch
    {
        "Cou" => source.Statistic == "leq" ? sorted.Length : reasons.Count(reason => reason == TruthReason.Normal),
        _ when sorted.Length == 0 => null,
        "Sum" => sorted.Length,
        _ => source.Stored(OfAll(sorted, statistic)),
    };

    /// <param name="sorted">The largest first.</param>
    /// <param name="statistic">What is asked for.</param>
    private static decimal OfAll(decimal[] sorted, string statistic) => statistic switch
    {
        "Avg" => sorted.Sum() / sorted.Length,
        "Min" or "Lmn" => sorted[^1],
        "Max" or "Lmx" => sorted[0],
        "Leq" => TruthColumn.EquivalentLevel(sorted),
        "SD" => Deviation(sorted),
        _ => sorted[(sorted.Length * int.Parse(statistic.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) + 99) / 100 - 1],
    };

    private static decimal Deviation(decimal[] values)
    {
        decimal mean = values.Average();
        return values.Length < 2 ? 0 : (decimal)Math.Sqrt((double)(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)));
    }
}
