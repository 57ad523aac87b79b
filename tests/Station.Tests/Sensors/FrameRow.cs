using System.Globalization;

namespace Station.Tests.Sensors;

/// <summary>One row of the captured frames.</summary>
public sealed record FrameRow(int Id, string Device, byte[] Bytes, string Expected, string Class)
{
    /// <summary>All rows of the shared table.</summary>
    public static IReadOnlyList<FrameRow> ReadAll()
    {
        string file = RepositoryFiles.SharedData("frames", "frames.tsv");
        return File.ReadLines(file).Skip(1).Select(line => line.Split('\t')).Where(cells => cells.Length > 5 && cells[0].Length > 0).Select(Read).ToList();
    }

    private static FrameRow Read(string[] cells) => new(
        int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], BytesOf(cells[3]), cells[4], cells[5]);

    private static byte[] BytesOf(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part.Length == 2 && part.All(Uri.IsHexDigit))
        .Select(part => byte.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
}
