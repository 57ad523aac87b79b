namespace Station.Uplink;

/// <summary>The publications of the current connection that wait for their acknowledgement: a small table, because the journal is the only memory of what is unsent.</summary>
public sealed class Flight
{
    /// <summary>Places for blocks, one live copy after another, session, context and status.</summary>
    private const int Places = 12;

    private readonly int[] messageIds = new int[Places];
    private readonly Purpose[] purposes = new Purpose[Places];
    private readonly long[] numbers = new long[Places];

    public int Blocks { get; private set; }

    public int Count { get; private set; }

    public bool IsFull => Count == Places;

    public void Clear()
    {
        System.Array.Clear(purposes, 0, Places);
        Blocks = 0;
        Count = 0;
    }

    /// <summary>Notes a publication; <paramref name="number"/> is its block or sequence.</summary>
    public void Add(int messageId, Purpose purpose, long number)
    {
        for (int i = 0; i < Places; i++)
        {
            if (purposes[i] == Purpose.None)
            {
                messageIds[i] = messageId;
                purposes[i] = purpose;
                numbers[i] = number;
                Count++;
                Blocks += purpose == Purpose.Block ? 1 : 0;
                return;
            }
        }
    }

    /// <summary>Takes a publication out; <see cref="Purpose.None"/> when it is not there.</summary>
    public Purpose Remove(int messageId, out long number)
    {
        for (int i = 0; i < Places; i++)
        {
            if (purposes[i] != Purpose.None && messageIds[i] == messageId)
            {
                Purpose purpose = purposes[i];
                number = numbers[i];
                purposes[i] = Purpose.None;
                Count--;
                Blocks -= purpose == Purpose.Block ? 1 : 0;
                return purpose;
            }
        }

        number = 0;
        return Purpose.None;
    }

    /// <summary>Whether a block waits for its acknowledgement.</summary>
    public bool HoldsBlock(long block)
    {
        for (int i = 0; i < Places; i++)
        {
            if (purposes[i] == Purpose.Block && numbers[i] == block)
            {
                return true;
            }
        }

        return false;
    }
}
