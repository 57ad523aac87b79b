using System.Globalization;
using System.Text;

namespace Station.Platform.Checkpoints;

/// <summary>The signed text of a checkpoint: lines of words, one way to write it.</summary>
internal static class CheckpointText
{
    public const string Format = "station-checkpoint-1";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static byte[] Write(ChainCheckpoint checkpoint)
    {
        var text = new StringBuilder();
        text.Append(Format).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"time {checkpoint.Time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}\n");
        foreach (var head in checkpoint.Heads)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Line(head)}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>The checkpoint of a text; null when it is not written in the one way.</summary>
    public static ChainCheckpoint? Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = Encoding.ASCII.GetString(bytes).Split('\n');
        if (lines.Length < 3 || lines[^1].Length > 0 || lines[0] != Format || !lines[1].StartsWith("time ", StringComparison.Ordinal)
            || !DateTimeOffset.TryParseExact(lines[1][5..], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
        {
            return null;
        }

        var heads = lines[2..^1].Select(ParseHead).ToList();
        if (heads.Contains(null))
        {
            return null;
        }

        var checkpoint = new ChainCheckpoint(time, heads!);
        return Write(checkpoint).AsSpan().SequenceEqual(bytes) ? checkpoint : null;
    }

    private static string Line(ChainHead head) =>
        $"station {head.Station:x8} generation {head.Generation} blocks {head.FirstBlock} to {head.LastBlock} tag {head.Tag} digest {head.Digest}";

    private static ChainHead? ParseHead(string line)
    {
        var words = line.Split(' ');
        return words.Length == 12 && IsDigest(words[9]) && IsDigest(words[11])
            && uint.TryParse(words[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var station)
            && byte.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            && long.TryParse(words[5], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && long.TryParse(words[7], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                ? new ChainHead(station, generation, first, last, words[9], words[11])
                : null;
    }

    private static bool IsDigest(string word) => word.Length == 64 && !word.AsSpan().ContainsAnyExcept("0123456789abcdef");
}
