using System.Globalization;
using Station.Aggregation;

namespace Station.Benchmarks.Series;

/// <summary>One column of a file of measurements: where it stands and how its numbers become a channel's integers.</summary>
/// <param name="FilePattern">Name of the file within the data folder; a * stands for dates.</param>
/// <param name="Column">Heading of the column.</param>
/// <param name="Separator">What is between two cells.</param>
/// <param name="Factor">From the source's unit to the integers of the channel.</param>
internal sealed record MeasuredColumn(string FilePattern, string Column, char Separator, double Factor)
{
    private static readonly string[] Gaps = ["NA", ""];

    /// <summary>Reads the column, each row one period.</summary>
    /// <exception cref="SeriesException">The file is not there, or a cell is no number.</exception>
    public int[] Read(string folder)
    {
        string path = Find(folder);
        string[] lines = ReadLines(path);
        int index = lines.Length == 0 ? -1 : Array.IndexOf(Cells(lines[0]), Column);
        if (index < 0)
        {
            throw new SeriesException(path, 1, $"there is no column {Column}");
        }

        var values = new int[lines.Length - 1];
        for (int row = 0; row < values.Length; row++)
        {
            string[] cells = Cells(lines[row + 1]);
            values[row] = index < cells.Length && TryScale(cells[index], out int value)
                ? value
                : throw new SeriesException(path, row + 2, $"there is no number in column {Column}");
        }

        return values.Length > 0 ? values : throw new SeriesException(path, 1, "there are no rows");
    }

    private string Find(string folder)
    {
        string directory = Path.Combine(folder, Path.GetDirectoryName(FilePattern)!);
        string name = Path.GetFileName(FilePattern);
        return Directory.Exists(directory) && Directory.GetFiles(directory, name).Order(StringComparer.Ordinal).FirstOrDefault() is { } found
            ? found
            : throw new SeriesException(Path.Combine(folder, FilePattern), 0, "there is no such file");
    }

    private static string[] ReadLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SeriesException(path, 0, error.Message.TrimEnd('.'));
        }
    }

    private string[] Cells(string line) => [.. line.Split(Separator).Select(cell => cell.Trim('"'))];

    private bool TryScale(string cell, out int value)
    {
        value = PeriodRecord.Missing;
        if (Gaps.Contains(cell))
        {
            return true;
        }

        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !(Math.Abs(number * Factor) < short.MaxValue))
        {
            return false;
        }

        value = (int)Math.Round(number * Factor);
        return true;
    }
}
