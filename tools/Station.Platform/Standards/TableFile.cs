using System.Text;
using Station.Platform.Errors;

namespace Station.Platform.Standards;

/// <summary>Reads one table file (docs/standards.md). It is taken as a whole or refused as a whole.</summary>
internal static class TableFile
{
    private const int LongestBytes = 65_536;

    /// <exception cref="PlatformException">The file cannot be read or is malformed; file and line are named.</exception>
    public static StandardTable Read(string path)
    {
        var statements = Split(path, ReadText(path));
        if (statements.Count == 0 || statements[0].Word != "table")
        {
            throw new PlatformException(ErrorToken.StandardsMalformed, path, "the file does not begin with a 'table' line");
        }

        var (head, kind) = ReadHead(path, statements[0]);
        var lines = new TableStatements(path, [.. statements.Skip(1)]);
        StandardTable table = kind switch
        {
            AirIndexTable.KindName => AirIndexReader.Read(head, lines),
            AirLimitTable.KindName => AirLimitReader.Read(head, lines),
            AirStatisticsTable.KindName => AirStatisticsReader.Read(head, lines),
            NoiseZoneTable.KindName => NoiseZoneReader.Read(head, lines),
            _ => throw statements[0].Malformed($"there is no kind of table '{kind}'"),
        };
        lines.End();
        return table;
    }

    private static string ReadText(string path)
    {
        try
        {
            var content = File.ReadAllBytes(path);
            return content.Length <= LongestBytes
                ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content)
                : throw new PlatformException(ErrorToken.StandardsMalformed, path, $"the file has more than {LongestBytes} bytes");
        }
        catch (DecoderFallbackException exception)
        {
            throw new PlatformException(ErrorToken.StandardsMalformed, path, "the file is not UTF-8 text", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.StandardsUnreadable, path, "the table cannot be read", exception);
        }
    }

    private static List<TableStatement> Split(string path, string text)
    {
        var statements = new List<TableStatement>();
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            var content = raw.Trim();
            if (content.Length > 0 && content[0] != '#')
            {
                statements.Add(new TableStatement(path, line, content));
            }
        }

        return statements;
    }

    private static (TableHead Head, string Kind) ReadHead(string path, TableStatement statement)
    {
        var name = statement.Value("a name");
        var kind = statement.Key("kind");
        var standard = statement.Key("standard");
        var version = statement.Integer("version", statement.Key("version"), 1, 1000);
        var from = statement.Date("from", statement.Key("from"));
        var untilText = statement.Key("until");
        DateOnly? until = untilText == "open" ? null : statement.Date("until", untilText);
        statement.End();
        return until < from
            ? throw statement.Malformed("the table ends before it begins")
            : (new TableHead(path, name, standard, version, from, until, statement.Citation), kind);
    }
}
