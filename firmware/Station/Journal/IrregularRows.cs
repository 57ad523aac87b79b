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

    private readonly byte[] rows;
    private readonly int[] sequenceGaps;
    private readonly int[] startGapsMs;
    private readonly int[] lengthsMs;

    /// <summary>A period has no more seconds than 16 bits can tell.</summary>
    private readonly ushort[] validSeconds;

    private int count;

    /// <param name="limit">A block that has so many is closed.</param>
    public IrregularRows(int limit)
    {
        rows = new byte[limit];
        sequenceGaps = new int[limit];
        startGapsMs = new int[limit];
        lengthsMs = new int[limit];
        validSeconds = new ushort[limit];
    }

    public bool IsFull => count == rows.Length;

    public int SequenceGapAt(int place) => sequenceGaps[place];

    public int StartGapMsAt(int place) => startGapsMs[place];

    public int LengthMsAt(int place) => lengthsMs[place];

    public int ValidSecondsAt(int place) => validSeconds[place];

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
        rows[count] = (byte)row;
        sequenceGaps[count] = sequenceGap;
        startGapsMs[count] = startGapMs;
        lengthsMs[count] = record.LengthMs;
        validSeconds[count] = (ushort)record.ValidSeconds;
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
            if (rows[place] < row || (isFirst && lengthsMs[place] == periodMs && !hasSeconds))
            {
                continue;
            }

            rows[kept] = (byte)(rows[place] - row);
            sequenceGaps[kept] = isFirst ? 0 : sequenceGaps[place];
            startGapsMs[kept] = isFirst ? 0 : startGapsMs[place];
            lengthsMs[kept] = lengthsMs[place];
            validSeconds[kept] = validSeconds[place];
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
            sum += sequenceGaps[place];
        }

        return sum;
    }

    /// <summary>By how much a row starts later than if all before it were regular.</summary>
    public long SumOfDelaysMs(int row, int periodMs)
    {
        long sum = 0;
        for (int place = 0; place < count && rows[place] <= row; place++)
        {
            sum += startGapsMs[place] + (rows[place] < row ? (long)lengthsMs[place] - periodMs : 0);
        }

        return sum;
    }

    /// <summary>Copies the gaps of the first rows, those of regular ones too. False when all are 0.</summary>
    public bool CopySequenceGaps(int[] into, int rowCount) => Copy(sequenceGaps, 0, into, rowCount);

    /// <summary>Copies the gaps of the first rows, those of regular ones too. False when all are 0.</summary>
    public bool CopyStartGapsMs(int[] into, int rowCount) => Copy(startGapsMs, 0, into, rowCount);

    /// <summary>Copies by how much lengths differ from the nominal one. False when none does.</summary>
    public bool CopyDeviationsMs(int[] into, int rowCount, int periodMs) => Copy(lengthsMs, periodMs, into, rowCount);

    private bool Copy(int[] series, int less, int[] into, int rowCount)
    {
        bool any = false;
        System.Array.Clear(into, 0, rowCount);
        for (int place = 0; place < count && rows[place] < rowCount; place++)
        {
            into[rows[place]] = series[place] - less;
            any |= series[place] != less;
        }

        return any;
    }
}
