using Station.Measurement;
using Station.Platform.Storage;
using Station.Profiles;
using Station.Tests.Laws;

namespace Station.Tests.Replay;

/// <summary>
/// What others measured, once more: told to the models on the other end of the wires, read by the real drivers on the virtual board, kept, sealed, sent and decoded by the platform. Each minute must
/// be its row of the source within one step of resolution; each hour what a separate computation makes of its rows.
/// </summary>
public sealed class ReplayTests
{
    private const int HourKind = 2;
    private const int HourMs = 3_600_000;
    private const int MinuteMs = 60_000;

    /// <summary>Start, first anchor and the period that joins uptime minutes to those of UTC.</summary>
    private const int JoiningMinutes = 4;

    /// <summary>With fewer an hour has a value, but is no hourly mean.</summary>
    private const int FewestMinutes = 45;

    public static TheoryData<string> Pieces() => [.. SourceFiles.Pieces];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_piece_comes_back_as_it_was(string name) => Replay(SourceFiles.Piece(name));

    [Fact]
    public void All_series_come_back_as_they_were()
    {
        Assert.SkipUnless(TestScale.Full, "a long proof: ./test.sh --full runs it");
        foreach (SourceSeries series in SourceFiles.All())
        {
            Replay(series);
        }
    }

    private static void Replay(SourceSeries series)
    {
        using var bench = new LawBench(profile: series.Profile, environment: new ReplayEnvironment(series, LawBench.StartMs));
        bench.RunMinutes(series.RowCount * series.RowSeconds / 60.0, 20_000);
        bench.Settle();
        List<StoredRecord> records = bench.Platform.Records();
        int minutes = 0;
        int hours = 0;
        var strange = new List<string>();
        foreach (StoredRecord record in records.Where(record => record.UtcMs is not null && IsWhole(series, record)))
        {
            if (record.Kind == HourKind && (record.LengthMs > HourMs - 1_000 || series.RowSeconds == 1))
            {
                AssertHour(bench, series, record);
                hours++;
            }
            else if (record.Kind == LawBench.MinuteKind && IsAligned(record))
            {
                strange.AddRange(Compare(bench, series, record));
                minutes++;
            }
        }

        // Once a day the sweep of the keys fills the volume and keeps the machine from some readings of that minute, which has enough of the others.
        int sweeps = series.RowSeconds == 1 ? 1 + series.RowCount / 86_400 : 0;
        Assert.True(strange.Count <= sweeps, string.Join('\n', strange.Prepend($"{strange.Count} minutes differ")));

        // The first hour lacks the readings of the warm-up, 3 min of the gas modules: it counts where that is seconds. What the start costs is bounded.
        Assert.InRange(minutes, series.RowCount * series.RowSeconds / 60 - JoiningMinutes - 1, series.RowCount);
        Assert.InRange(hours, Math.Max(1, (series.RowCount * series.RowSeconds / 3_600) - 1), (series.RowCount * series.RowSeconds / 3_600) + 1);
    }

    /// <summary>
    /// Within the source: afterwards the world stands still until everything has arrived. Where each second is a row, a record that says that seconds are missing (once a day the sweep of the keys
    /// holds the machine) has not seen all its rows.
    /// </summary>
    private static bool IsWhole(SourceSeries series, StoredRecord record) =>
        FirstRow(series, record) + RowsIn(series, record) <= series.RowCount && (series.RowSeconds > 1 || record.ValidSeconds * 1_000 > record.LengthMs - 1_000);

    /// <summary>A new anchor moves minutes by what the crystal has drifted since the last, half a second at most: less than readings keep from a minute's ends.</summary>
    private static bool IsAligned(StoredRecord record) => Math.Abs(record.LengthMs - MinuteMs) < 1_000 && (record.UtcMs!.Value + 1_000) % MinuteMs < 2_000;

    private static int FirstRow(SourceSeries series, StoredRecord record) => (int)((record.UtcMs!.Value - LawBench.StartMs + series.RowSeconds * 500) / (series.RowSeconds * 1_000));

    private static int RowsIn(SourceSeries series, StoredRecord record) => (record.LengthMs + series.RowSeconds * 500) / (series.RowSeconds * 1_000);

    private static IEnumerable<string> Compare(LawBench bench, SourceSeries series, StoredRecord record)
    {
        (int first, int count) = (FirstRow(series, record), RowsIn(series, record));
        foreach (SourceColumn column in series.Columns)
        {
            if (column.Rows[first..(first + count)].Any(row => row is null) || (IsDust(column) && IsSilentFan(series, first)))
            {
                continue;
            }

            int index = Array.FindIndex(bench.Station.Profile.Channels, channel => channel.Name == column.Channel);
            Column meaning = bench.Station.Profile.Channels[index];
            if (Difference(series, column, first, Decoded(meaning, record.Values[index]), meaning.Statistic, from =>
                Of(meaning.Statistic, [.. column.Rows[from..Math.Min(from + count, column.Rows.Length)].Select(row => row ?? 0)])) is { } difference)
            {
                yield return difference;
            }
        }
    }

    /// <summary>
    /// Holds a value against what its rows make. Where each second is a row, the record's own uncertainty is about one: half a second that a crystal drifts between two anchors makes it the row before or behind.
    /// </summary>
    private static string? Difference(SourceSeries series, SourceColumn column, int first, decimal? value, Statistic statistic, Func<int, decimal> expectedFrom)
    {
        int[] starts = series.RowSeconds > 1 ? [first] : [first, Math.Max(0, first - 1), first + 1];
        return value is { } read && starts.Any(start => Math.Abs(read - expectedFrom(start)) <= column.Step)
            ? null
            : $"{series.Name}, from row {first}, {column.Channel} {statistic}: {value} instead of {expectedFrom(first)}";
    }

    private static bool IsDust(SourceColumn column) => column.Channel is "pm25" or "pm10";

    /// <summary>0.0 and 0.0 is what an SDS011 reports whose fan stands still: refused as that, whatever the source meant.</summary>
    private static bool IsSilentFan(SourceSeries series, int row) =>
        series.Columns.Where(IsDust).All(column => column.Rows[row] <= 0.05m);

    private static void AssertHour(LawBench bench, SourceSeries series, StoredRecord record)
    {
        HourLayout layout = bench.Station.Profile.Hours;
        (int first, int count) = (FirstRow(series, record), RowsIn(series, record));
        for (int i = 0; i < layout.ColumnCount; i++)
        {
            string channel = bench.Station.Profile.Channels[layout.SourceOf(i)].Name;
            SourceColumn column = series.Columns.Single(column => column.Channel == channel);
            decimal?[] rows = RowsOf(series, column, first, count);
            Statistic statistic = layout.ColumnAt(i).Statistic;
            if (rows.Length >= FewestMinutes && rows.All(row => row is not null) && statistic != Statistic.Count && !LiesOnBorder(series, statistic))
            {
                Assert.Null(Difference(series, column, first, Decoded(layout.ColumnAt(i), record.Values[i]), statistic, from =>
                    Of(statistic, [.. RowsOf(series, column, from, count).Select(row => row ?? 0)])));
            }
        }
    }

    /// <summary>Of 60 rows of 60 readings each, LN lies exactly between two rows, and a single reading decides for one of them.</summary>
    private static bool LiesOnBorder(SourceSeries series, Statistic statistic) => series.RowSeconds > 1 && statistic is >= Statistic.Level5 and <= Statistic.Level95;

    /// <summary>The rows that a channel counts: those that the sensor itself disowns are left out.</summary>
    private static decimal?[] RowsOf(SourceSeries series, SourceColumn column, int first, int count) =>
        [.. Enumerable.Range(first, Math.Min(count, column.Rows.Length - first)).Where(row => !IsDust(column) || !IsSilentFan(series, row)).Select(row => column.Rows[row])];

    private static decimal Of(Statistic statistic, decimal[] rows)
    {
        decimal[] falling = [.. rows.OrderDescending()];
        return statistic switch
        {
            Statistic.Average or Statistic.Median => rows.Average(),
            Statistic.Minimum or Statistic.LevelMinimum => falling[^1],
            Statistic.Maximum or Statistic.LevelMaximum => falling[0],
            Statistic.EquivalentLevel => Level(rows),
            Statistic.StandardDeviation => (decimal)Math.Sqrt(rows.Sum(row => Math.Pow((double)(row - rows.Average()), 2)) / (rows.Length - 1)),
            _ => falling[(rows.Length * Percent(statistic) + 99) / 100 - 1],
        };
    }

    private static int Percent(Statistic statistic) => statistic switch
    {
        Statistic.Level5 => 5, Statistic.Level10 => 10, Statistic.Level50 => 50, Statistic.Level90 => 90, _ => 95,
    };

    private static decimal Level(decimal[] levels) => (decimal)(10 * Math.Log10(levels.Average(level => Math.Pow(10, (double)level / 10))));

    private static decimal? Decoded(Column column, int? stored) => stored is { } value ? value * (decimal)Math.Pow(10, column.Exponent) : null;
}
