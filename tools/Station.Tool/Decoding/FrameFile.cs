using System.Text;

namespace Station.Tool.Decoding;

/// <summary>
/// A table of captured frames: tab-separated, the first line names the columns. <c>device</c> and <c>hex</c> are needed, <c>id</c> and
/// <c>description</c> are used where they are there, others are left alone. Empty lines and lines that begin with <c>#</c> are passed over.
/// </summary>
internal sealed class FrameFile
{
    /// <summary>Longer captures than any frame, and a bound on what one row can cost.</summary>
    public const int MostBytes = 4_096;

    /// <summary>A file far above any table that people make of frames.</summary>
    private const long MostFileBytes = 64 * 1024 * 1024;

    private readonly string path;
    private readonly string[] lines;
    private readonly string[] columns;
    private readonly int deviceColumn;
    private readonly int hexColumn;

    private FrameFile(string path, string[] lines)
    {
        this.path = path;
        this.lines = lines;
        columns = lines.Length == 0 ? [] : [.. lines[0].Split('\t').Select(name => name.Trim())];
        deviceColumn = Array.IndexOf(columns, "device");
        hexColumn = Array.IndexOf(columns, "hex");
        if (deviceColumn < 0 || hexColumn < 0)
        {
            throw new ToolError(
                ExitStatus.Input, "frames-columns", $"{path}:1: the first line does not name the columns device and hex.", "Begin the file with the names of its columns, separated by tabs.");
        }
    }

    /// <summary>Reads the file; its rows are judged one by one later.</summary>
    /// <exception cref="ToolError">The file is not there, cannot be read, or has no such columns.</exception>
    public static FrameFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new ToolError(ExitStatus.Input, "frames-missing", $"{path}: there is no such file.", "Name an existing table of frames.");
        }

        try
        {
            if (new FileInfo(path).Length > MostFileBytes)
            {
                throw new ToolError(ExitStatus.Input, "frames-too-large", $"{path}: the file is larger than {MostFileBytes >> 20} MiB.", "Split it.");
            }

            return new FrameFile(path, File.ReadAllLines(path, Encoding.UTF8));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(ExitStatus.Environment, "frames-unreadable", $"{path}: the file cannot be read: {error.Message}.", "Let this user read the file.");
        }
    }

    /// <summary>Numbers of the lines that hold rows, from 1.</summary>
    public IEnumerable<int> RowLines() => Enumerable.Range(2, Math.Max(0, lines.Length - 1)).Where(line => lines[line - 1].Trim() is { Length: > 0 } text && text[0] != '#');

    /// <exception cref="MalformedRow">The row of that line cannot be read.</exception>
    public FrameRow Read(int line)
    {
        string[] cells = lines[line - 1].Split('\t');
        string device = Cell(cells, deviceColumn);
        if (cells.Length <= Math.Max(deviceColumn, hexColumn) || device.Length == 0)
        {
            throw new MalformedRow(line, "the row has no device or no hex.", "Give it both, separated by tabs as in the first line.");
        }

        return new FrameRow(
            line,
            IdOf(line),
            device,
            Cell(cells, Array.IndexOf(columns, "description")),
            HexText.Parse(Cell(cells, hexColumn), line));
    }

    /// <summary>What the file calls the row of that line; its line where it has no such column.</summary>
    public string IdOf(int line)
    {
        string id = Cell(lines[line - 1].Split('\t'), Array.IndexOf(columns, "id"));
        return id.Length > 0 ? id : $"line {line}";
    }

    /// <summary>The error that ends the command when rows were malformed: it names the first.</summary>
    public ToolError Error(MalformedRow first, int count) => new(
        ExitStatus.Input, "frames-malformed", $"{path}:{first.Line}: {first.What}{(count > 1 ? $" {count - 1} more rows cannot be read." : string.Empty)}", first.Remedy);

    private static string Cell(string[] cells, int column) => column >= 0 && column < cells.Length ? cells[column].Trim() : string.Empty;
}
