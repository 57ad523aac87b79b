using Station.Journal;

namespace Station.Tests.Journal;

/// <summary>Quality codes in four bits each are the ones that were put in, also when there are more different ones than four bits can tell.</summary>
public sealed class QualityCellsTests
{
    private const int Cells = 61;

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(200)]
    public void Cells_hold_what_was_put_in(int differentCodes)
    {
        var random = new Random(differentCodes);
        var cells = new QualityCells(Cells);
        int[] expected = new int[Cells];
        for (int round = 0; round < 20; round++)
        {
            for (int i = 0; i < 300; i++)
            {
                int index = random.Next(Cells);
                expected[index] = random.Next(differentCodes + 1);
                cells.Set(index, expected[index]);
            }

            int from = random.Next(1, Cells);
            int to = random.Next(from);
            int count = Cells - from;
            Array.Copy(expected, from, expected, to, count);
            cells.MoveBack(from, to, count);
            AssertEqual(expected, cells);
            if (round % 5 == 4)
            {
                Array.Clear(expected);
                cells.Clear();
                AssertEqual(expected, cells);
            }
        }
    }

    private static void AssertEqual(int[] expected, QualityCells cells)
    {
        Assert.Equal(expected, Enumerable.Range(0, Cells).Select(index => cells[index]));
        int[] copy = new int[Cells - 1];
        cells.CopyTo(copy, 1, copy.Length);
        Assert.Equal(expected.Skip(1), copy);
    }
}
