namespace Station.Terminal;

/// <summary>The lines that were typed last, as long as the terminal is open. A line that names a secret is never kept.</summary>
public sealed class LineHistory
{
    private const int Limit = 8;

    private readonly byte[][] lines = new byte[Limit][];
    private int count;

    /// <summary>The line that is shown; <see cref="count"/> for the one that is being typed.</summary>
    private int place;

    /// <summary>Keeps a line; the oldest goes.</summary>
    public void Add(byte[] line, int length)
    {
        if (length > 0)
        {
            if (count == Limit)
            {
                System.Array.Copy(lines, 1, lines, 0, --count);
            }

            var kept = new byte[length];
            System.Array.Copy(line, 0, kept, 0, length);
            lines[count++] = kept;
        }

        place = count;
    }

    /// <summary>The line before the one that is shown; null when there is none.</summary>
    public byte[] Older() => place > 0 ? lines[--place] : null;

    /// <summary>The line after the one that is shown, an empty one behind the last; null there.</summary>
    public byte[] Newer()
    {
        if (place == count)
        {
            return null;
        }

        place++;
        return place == count ? new byte[0] : lines[place];
    }
}
