using Station.Aggregation;

namespace Station.Journal;

/// <summary>
/// Times of those rows of an open block that do not follow on the one before them with the nominal length: a few of a block, since what makes them so is an event, an hour or a step of
/// the clock. In the order of the rows.
/// </summary>
public sealed class IrregularRows
{
    /// <summary>So many end a block.</summary>
    public const int UsualLimit = 32;

    private const int SequenceGap = 0;
    private const int StartGapMs = 1;
    private const int LengthMs = 2;
    private const int ValidSeconds = 3;
    private const int NumbersOfRow = 4;

    private readonly byte[] rows;

    /// <summary>Four numbers a row, in the order of the constants: an array for each would take more.</summary>
    private readonly int[] numbers;

    private int count;

    /// <param name="limit">A block that has so many is closed.</param>
    public IrregularRows(int limit)
    {
        rows = new byte[limit];
        numbers = new int[limit * NumbersOfRow];
    }

    public bool IsFull => count == rows.Length;

    public int SequenceGapAt(int place) => NumberAt(place, SequenceGap);

    public int StartGapMsAt(int place) => NumberAt(place, StartGapMs);

    public int LengthMsAt(int place) => NumberAt(place, LengthMs);

    public int ValidSecondsAt(int place) => NumberAt(place, ValidSeconds);

    /// <summary>Place of a row, -1 when it is regular. Looks from the newest on, which is asked for most.</summary>
    public int Find(int row)
    {
        for (int place = count - 1; place >= 0 && rows[place] >= row; place--)
        {
            if (rows[place] == row)
            {
                return place;
            }
        }

        return -1;
    }

    public void Clear() => count = 0;

    public void Add(int row, int sequenceGap, int startGapMs, PeriodRecord record)
    {
        Put(count, row, sequenceGap, startGapMs, record.LengthMs, record.ValidSeconds);
        count++;
    }

    /// <summary>Forgets rows from one on.</summary>
    public void RemoveFrom(int row)
    {
        while (count > 0 && rows[count - 1] >= row)
        {
            count--;
        }
    }

    /// <summary>Forgets the rows before one, which becomes the first: it follows on nothing, and is irregular for its length or its seconds alone.</summary>
    /// <param name="row">The row that becomes the first.</param>
    /// <param name="periodMs">Nominal length of a period.</param>
    /// <param name="hasSeconds">Whether its valid seconds are told here.</param>
    public void RemoveBefore(int row, int periodMs, bool hasSeconds)
    {
        int kept = 0;
        for (int place = 0; place < count; place++)
        {
            bool isFirst = rows[place] == row;
            if (rows[place] < row || (isFirst && LengthMsAt(place) == periodMs && !hasSeconds))
            {
                continue;
            }

            Put(kept, rows[place] - row, isFirst ? 0 : SequenceGapAt(place), isFirst ? 0 : StartGapMsAt(place), LengthMsAt(place), ValidSecondsAt(place));
            kept++;
        }

        count = kept;
    }

    /// <summary>Sequences that are left out up to a row.</summary>
    public long SumOfSequenceGaps(int row)
    {
        long sum = 0;
        for (int place = 0; place < count && rows[place] <= row; place++)
        {
            sum += SequenceGapAt(place);
        }

        return sum;
    }

    /// <summary>By how much a row starts later than if all before it were regular.</summary>
    public long SumOfDelaysMs(int row, int periodMs)
    {
        long sum = 0;
        for (int place = 0; place < count && rows[place] <= row; place++)
        {
            sum += StartGapMsAt(place) + (rows[place] < row ? (long)LengthMsAt(place) - periodMs : 0);
        }

        return sum;
    }

    /// <summary>Copies the gaps of the first rows, those of regular ones too. False when all are 0.</summary>
    public bool CopySequenceGaps(int[] into, int rowCount) => Copy(SequenceGap, 0, into, rowCount);

    /// <summary>Copies the gaps of the first rows, those of regular ones too. False when all are 0.</summary>
    public bool CopyStartGapsMs(int[] into, int rowCount) => Copy(StartGapMs, 0, into, rowCount);

    /// <summary>Copies by how much lengths differ from the nominal one. False when none does.</summary>
    public bool CopyDeviationsMs(int[] into, int rowCount, int periodMs) => Copy(LengthMs, periodMs, into, rowCount);

    private int NumberAt(int place, int number) => numbers[place * NumbersOfRow + number];

    private void Put(int place, int row, int sequenceGap, int startGapMs, int lengthMs, int validSeconds)
    {
        rows[place] = (byte)row;
        int first = place * NumbersOfRow;
        numbers[first + SequenceGap] = sequenceGap;
        numbers[first + StartGapMs] = startGapMs;
        numbers[first + LengthMs] = lengthMs;
        numbers[first + ValidSeconds] = validSeconds;
    }

    private bool Copy(int number, int less, int[] into, int rowCount)
    {
        bool any = false;
        System.Array.Clear(into, 0, rowCount);
        for (int place = 0; place < count && rows[place] < rowCount; place++)
        {
            int difference = NumberAt(place, number) - less;
            into[rows[place]] = difference;
            any |= difference != 0;
        }

        return any;
    }
}
