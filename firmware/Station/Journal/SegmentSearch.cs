using Station.Hal;

namespace Station.Journal;

/// <summary>Finds the segments by listing their directory: only for a start without a readable head.</summary>
public sealed class SegmentSearch
{
    private readonly IFileStore files;

    public SegmentSearch(IFileStore files) => this.files = files;

    /// <summary>Sets the first and last number of each series, empty so far, to what is there. Names that are not ours are passed over.</summary>
    public void Find(SegmentSeries[] series)
    {
        string[] names = files.List(SegmentSeries.Directory);
        for (int n = 0; names != null && n < names.Length; n++)
        {
            for (int i = 0; i < series.Length; i++)
            {
                Include(series[i], NumberOf(names[n], series[i].Letter));
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

    /// <summary>The number that the name of a segment spells, or 0 when it is no name of this kind.</summary>
    private static int NumberOf(string name, char letter)
    {
        if (name.Length != SegmentSeries.NameLength || name[0] != letter)
        {
            return 0;
        }

        int number = 0;
        for (int i = 1; i < name.Length; i++)
        {
            int digit = "0123456789ABCDEF".IndexOf(name[i]);
            if (digit < 0)
            {
                return 0;
            }

            number = (number << 4) | digit;
        }

        return number;
    }
}
