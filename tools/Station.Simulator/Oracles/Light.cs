using System.Globalization;
using Station.Hal.Simulated;

namespace Station.Simulator.Oracles;

/// <summary>A LED as somebody sees it who looks for three seconds: its shape and how many flashes or dips.</summary>
public readonly record struct Light(LightShape Shape, int Count)
{
    private const int CellMs = 100;
    private const int Cells = 30;
    private const int FastestCountable = 8;
    private const int LongCells = 12;
    private const int LongFlashCells = 5;

    /// <summary>Looks at a LED up to now.</summary>
    public static Light Of(VirtualOutput led, long nowMs)
    {
        Span<bool> cells = stackalloc bool[Cells];
        long fromMs = nowMs - Cells * CellMs;
        for (int cell = 0; cell < Cells; cell++)
        {
            cells[cell] = led.WasActiveAt(fromMs + cell * CellMs + CellMs / 2);
        }

        return Of(cells);
    }

    /// <summary>As scenarios write it: <c>dark</c>, <c>fast</c>, <c>flashes-3</c>, <c>long-2</c>, <c>dips-1</c>.</summary>
    public override string ToString() => Shape is LightShape.Flashes or LightShape.Long or LightShape.Dips
        ? Shape.ToString().ToLowerInvariant() + "-" + Count.ToString(CultureInfo.InvariantCulture)
        : Shape.ToString().ToLowerInvariant();

    private static Light Of(ReadOnlySpan<bool> cells)
    {
        int flashes = 0;
        int lit = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            lit += cells[i] ? 1 : 0;
            flashes += cells[i] && !cells[(i + 1) % cells.Length] ? 1 : 0;
        }

        if (flashes == 0)
        {
            return new Light(lit == 0 ? LightShape.Dark : LightShape.Lit, 0);
        }

        if (flashes > FastestCountable)
        {
            return new Light(LightShape.Fast, 0);
        }

        bool isLongDark = LongestRun(cells, false) >= LongCells;
        int longestLit = LongestRun(cells, true);
        return longestLit < LongCells ? new Light(longestLit < LongFlashCells ? LightShape.Flashes : LightShape.Long, flashes)
            : isLongDark ? new Light(LightShape.Slow, 0) : new Light(LightShape.Dips, flashes);
    }

    /// <summary>The rhythm goes around.</summary>
    private static int LongestRun(ReadOnlySpan<bool> cells, bool value)
    {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < 2 * cells.Length; i++)
        {
            run = cells[i % cells.Length] == value ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return Math.Min(longest, cells.Length);
    }
}
