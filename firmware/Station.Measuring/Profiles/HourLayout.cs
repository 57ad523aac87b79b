using Station.Measurement;

namespace Station.Profiles;

/// <summary>
/// Length and columns of the hour records, which may be of ten minutes. The columns are derived from the channels: the mean of each or, in full, mean, minimum, maximum and number of normal minutes, and for sound the levels of
/// HJ 906-2017. Where that would be more columns than a record may have, the numbers go first, then the ends.
/// </summary>
public sealed class HourLayout
{
    /// <summary>Most columns of a record: a row of the widest values must fit one tail file (<c>docs/journal-format.md</c>).</summary>
    public const int MostColumns = ProfileReader.MostChannels;

    private const int DetailLevels = 3;
    private const int HourMinutes = 60;
    private const int TenMinutes = 10;

    /// <summary>Unit of a number of minutes.</summary>
    private const string Minutes = "min";

    /// <summary>Unit of a number of readings.</summary>
    private const string One = "1";

    private static readonly Statistic[] Levels =
    {
        Statistic.EquivalentLevel, Statistic.Level5, Statistic.Level10, Statistic.Level50, Statistic.Level90, Statistic.Level95,
        Statistic.LevelMaximum, Statistic.LevelMinimum, Statistic.StandardDeviation, Statistic.Count,
    };

    private static readonly Statistic[] LevelAlone = { Statistic.EquivalentLevel };
    private static readonly Statistic[] Full = { Statistic.Average, Statistic.Minimum, Statistic.Maximum, Statistic.Count };
    private static readonly Statistic[] Ends = { Statistic.Average, Statistic.Minimum, Statistic.Maximum };
    private static readonly Statistic[] Mean = { Statistic.Average };
    private static readonly Statistic[] Lowest = { Statistic.Minimum };
    private static readonly Statistic[] Highest = { Statistic.Maximum };
    private static readonly Statistic[] Total = { Statistic.Sum };

    private readonly ChannelSettings[] channels;
    private readonly int detail;

    /// <param name="channels">The channels of the profile.</param>
    /// <param name="isFull">All statistics, or the means and equivalent levels alone: full hours take room that the minutes of an outage would have, which counts on the smallest volume.</param>
    /// <param name="tenMinutes">Statistics of ten minutes instead of an hour.</param>
    public HourLayout(ChannelSettings[] channels, bool isFull, bool tenMinutes)
    {
        PeriodMinutes = tenMinutes ? TenMinutes : HourMinutes;
        this.channels = channels;
        detail = isFull ? 0 : DetailLevels - 1;
        ColumnCount = CountColumns();
        while (ColumnCount > MostColumns && detail < DetailLevels - 1)
        {
            detail++;
            ColumnCount = CountColumns();
        }

        FirstColumns = new int[channels.Length];
        int at = 0;
        for (int i = 0; i < channels.Length; i++)
        {
            FirstColumns[i] = at;
            at += StatisticsOf(i).Length;
        }
    }

    /// <summary>Length of a record's period: 60, or 10.</summary>
    public int PeriodMinutes { get; }

    /// <summary>Columns of the hour records.</summary>
    public int ColumnCount { get; }

    /// <summary>Of each channel, its first column.</summary>
    public int[] FirstColumns { get; }

    /// <summary>The statistics of a channel, in the order of its columns.</summary>
    public Statistic[] StatisticsOf(int channel) => StatisticsFor(channels[channel].Statistic, detail);

    /// <summary>The channel that a column is made from.</summary>
    public int SourceOf(int column)
    {
        int channel = FirstColumns.Length - 1;
        while (FirstColumns[channel] > column)
        {
            channel--;
        }

        return channel;
    }

    /// <summary>What a column means; made anew for each caller, since it is asked for with the context alone.</summary>
    public Column ColumnAt(int column)
    {
        int source = SourceOf(column);
        return CreateColumn(channels[source], StatisticsOf(source)[column - FirstColumns[source]]);
    }

    private static Column CreateColumn(Column source, Statistic statistic)
    {
        bool isNumber = statistic == Statistic.Count;
        bool isSound = source.Statistic == Statistic.EquivalentLevel;
        return new Column(
            source.Factor, statistic, isNumber ? (isSound ? One : Minutes) : source.Unit, isNumber ? 0 : source.Exponent, source.Instance);
    }

    private int CountColumns()
    {
        int count = 0;
        for (int i = 0; i < channels.Length; i++)
        {
            count += StatisticsOf(i).Length;
        }

        return count;
    }

    private static Statistic[] StatisticsFor(Statistic minute, int detail)
    {
        switch (minute)
        {
            case Statistic.EquivalentLevel:
                return detail < DetailLevels - 1 ? Levels : LevelAlone;
            case Statistic.Minimum:
                return Lowest;
            case Statistic.Maximum:
                return Highest;
            case Statistic.Count:
                return Total;
            default:
                return detail == 0 ? Full : detail == 1 ? Ends : Mean;
        }
    }
}
