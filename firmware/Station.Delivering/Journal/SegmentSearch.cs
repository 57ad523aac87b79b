using Station.Hal;

namespace Station.Journal;

/// <summary>Finds the segments by listing their directory: only for a start without a readable head.</summary>
public sealed class SegmentSearch
{
    /// <summary>Bounds what a start takes: hundreds of names with each other would take a board many seconds.</summary>
    private const int TriedNumbers = 32;

    private readonly IFileStore files;

    public SegmentSearch(IFileStore files) => this.files = files;

    /// <summary>
    /// Sets the first and last number of each series, empty so far, to what is there. Names that are not ours are passed over, and so is one like ours that lies far from the others.
    /// </summary>
    public void Find(SegmentSeries[] series)
    {
        string[] names = files.List(SegmentSeries.Directory);
        if (names == null)
        {
            return;
        }

        int[] numbers = new int[names.Length];
        for (int i = 0; i < series.Length; i++)
        {
            int count = 0;
            for (int n = 0; n < names.Length; n++)
            {
                int number = NumberOf(names[n], series[i].Letter);
                numbers[count] = number;
                count += number > 0 ? 1 : 0;
            }

            Include(series[i], numbers, count, MiddleOf(numbers, count));
        }
    }

    /// <summary>
    /// The number to which most others are near, 0 when there is none. Of many only some are tried: about half of those of a large volume are near to all the others.
    /// </summary>
    private static int MiddleOf(int[] numbers, int count)
    {
        int middle = 0;
        int mostNear = 0;
        for (int n = 0; n < count; n += 1 + count / TriedNumbers)
        {
            int near = 0;
            for (int other = 0; other < count; other++)
            {
                near += IsNear(numbers[other], numbers[n]) ? 1 : 0;
            }

            if (near > mostNear)
            {
                mostNear = near;
                middle = numbers[n];
            }
        }

        return middle;
    }

    private static bool IsNear(int number, int middle) =>
        number > middle - SegmentSeries.CountLimit / 2 && number < middle + SegmentSeries.CountLimit / 2;

    private static void Include(SegmentSeries one, int[] numbers, int count, int middle)
    {
        for (int n = 0; n < count; n++)
        {
            if (IsNear(numbers[n], middle))
            {
                one.First = one.Count == 0 || numbers[n] < one.First ? numbers[n] : one.First;
                one.Last = numbers[n] > one.Last ? numbers[n] : one.Last;
            }
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
