namespace Station.Journal;

/// <summary>
/// Quality codes of the values of open rows, four bits each: the place of the code among those that the rows have, which are few. When they are more than fifteen, a byte each, for good.
/// Cells are 0, there and normal, until they are set.
/// </summary>
public sealed class QualityCells
{
    private const int CodeLimit = 16;
    private const int PlaceMask = CodeLimit - 1;

    /// <summary>The codes that the cells have, 0 first.</summary>
    private readonly byte[] codes = new byte[CodeLimit];

    private byte[] cells;
    private int codeCount = 1;
    private bool isWide;

    public QualityCells(int count) => cells = new byte[(count + 1) / 2];

    public int this[int index] => isWide ? cells[index] : codes[(cells[index >> 1] >> ((index & 1) << 2)) & PlaceMask];

    public void Set(int index, int code)
    {
        int place = isWide ? -1 : PlaceOf(code);
        if (place < 0)
        {
            Widen();
            cells[index] = (byte)code;
            return;
        }

        int shift = (index & 1) << 2;
        cells[index >> 1] = (byte)((cells[index >> 1] & ~(PlaceMask << shift)) | (place << shift));
    }

    /// <summary>Copies the codes of cells that lie one behind the other: without a call for each.</summary>
    public void CopyTo(int[] into, int from, int count)
    {
        byte[] cells = this.cells;
        byte[] codes = this.codes;
        bool isWide = this.isWide;
        for (int i = 0; i < count; i++, from++)
        {
            into[i] = isWide ? cells[from] : codes[(cells[from >> 1] >> ((from & 1) << 2)) & PlaceMask];
        }
    }

    /// <summary>Sets all cells to 0.</summary>
    public void Clear()
    {
        System.Array.Clear(cells, 0, cells.Length);
        codeCount = 1;
    }

    /// <summary>Copies cells to places before them.</summary>
    public void MoveBack(int from, int to, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Set(to + i, this[from + i]);
        }
    }

    /// <summary>Place of a code, which is given one if it has none; -1 when there is none left.</summary>
    private int PlaceOf(int code)
    {
        for (int place = 0; place < codeCount; place++)
        {
            if (codes[place] == code)
            {
                return place;
            }
        }

        if (codeCount == CodeLimit)
        {
            return -1;
        }

        codes[codeCount] = (byte)code;
        return codeCount++;
    }

    private void Widen()
    {
        if (isWide)
        {
            return;
        }

        byte[] wide = new byte[cells.Length * 2];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = (byte)this[i];
        }

        cells = wide;
        isWide = true;
    }
}
