using Station.Hal;

namespace Station.Journal;

/// <summary>Finds the segments by listing the directories: only for a start without a readable head.</summary>
public sealed class SegmentSearch
{
    private const int NameLength = 8;

    private readonly IFileStore files;

    public SegmentSearch(IFileStore files) => this.files = files;

    /// <summary>Sets the first and last number of each series to what is there. Names that are not ours are passed over.</summary>
    public void Find(SegmentSeries[] series)
    {
        for (int i = 0; i < series.Length; i++)
        {
            string[] names = files.List(series[i].Directory);
            series[i].First = 1;
            series[i].Last = 0;
            for (int n = 0; names != null && n < names.Length; n++)
            {
                Include(series[i], NumberOf(names[n]));
            }
        }
    }

    private static void Include(SegmentSeries one, int number)
    {
        if (number <= 0)
        {
            return;
        }

        if (one.Count == 0)
        {
            one.First = number;
            one.Last = number;
        }
        else if (number < one.First)
        {
            one.First = number;
        }
        else if (number > one.Last)
        {
            one.Last = number;
        }
    }

    /// <summary>The number that a segment's name spells, or 0 when it spells none.</summary>
    private static int NumberOf(string name)
    {
        if (name.Length != NameLength)
        {
            return 0;
        }

        int number = 0;
        for (int i = 0; i < NameLength; i++)
        {
            int digit = "0123456789ABCDEF".IndexOf(name[i]);
            if (digit < 0 || number >= 1 << 27)
            {
                return 0;
            }

            number = (number << 4) | digit;
        }

        return number;
    }
}
