using System.Globalization;
using System.Text.Json;
using Station.Simulator.Environments;
using Station.Simulator.Models;

namespace Station.Tool.Playing;

/// <summary>What goes wrong with the frames of a played sensor, and how often that has happened.</summary>
internal sealed class PlayedFaults : ILineFaults
{
    private const ulong Seed = 0xFA17;
    private const int UsualPercent = 10;
    private const string Mixed = "mixed";
    private const string None = "none";

    private static readonly LineFault[] Kinds = [.. Enum.GetValues<LineFault>().Where(fault => fault != LineFault.None)];

    private readonly LineFault[] kinds;
    private readonly int percent;
    private readonly Dictionary<LineFault, int> counts = [];

    private PlayedFaults(LineFault[] kinds, int percent)
    {
        this.kinds = kinds;
        this.percent = percent;
    }

    /// <summary>Names of all faults, with what each does to a frame.</summary>
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        (None, "all frames are whole"),
        (WordOf(LineFault.Silence), "the sensor says nothing"),
        (WordOf(LineFault.ChangedByte), "a bit is turned over"),
        (WordOf(LineFault.CutFrame), "half of it arrives"),
        (WordOf(LineFault.NoiseBefore), "noise comes before it"),
        (WordOf(LineFault.Interleaved), "half of another comes before it"),
        (WordOf(LineFault.InstrumentError), "the sensor reports an error of its own, in the way that its protocol has for that"),
        (Mixed, "all of these in turn"),
    ];

    /// <summary>Frames so far.</summary>
    public int Frames { get; private set; }

    /// <summary>Reads a name, or a name and the share of the frames that it befalls: <c>cut-frame:25</c>.</summary>
    /// <exception cref="ToolError">It is none.</exception>
    public static PlayedFaults Parse(string text)
    {
        string[] parts = text.Split(':');
        LineFault[] kinds = parts[0] switch
        {
            None => [],
            Mixed => Kinds,
            _ => [.. Kinds.Where(kind => WordOf(kind) == parts[0])],
        };
        int percent = UsualPercent;
        bool isShare = parts.Length == 1 || (parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out percent) && percent is >= 1 and <= 100);
        return isShare && (kinds.Length > 0 || parts[0] == None)
            ? new PlayedFaults(kinds, percent)
            : throw new ToolError(
                ExitStatus.Usage, "sensor-faults", $"'{text}' are no faults.", $"Give one of {string.Join(", ", All.Select(row => row.Name))}, and after a colon 1 to 100 percent of the frames, such as cut-frame:25.");
    }

    public LineFault At(long trueMs, long frame)
    {
        ulong bits = SeededNoise.Bits(Seed, frame);
        LineFault fault = kinds.Length > 0 && bits % 100 < (ulong)percent ? kinds[(int)((bits >> 32) % (ulong)kinds.Length)] : LineFault.None;
        Frames++;
        counts[fault] = counts.GetValueOrDefault(fault) + 1;
        return fault;
    }

    /// <summary>What has gone wrong so far, such as <c>3 cut-frame, 2 silence</c>.</summary>
    public string Summary()
    {
        string[] parts = [.. Kinds.Where(counts.ContainsKey).Select(kind => $"{counts[kind]} {WordOf(kind)}")];
        return parts.Length == 0 ? "no faults" : string.Join(", ", parts);
    }

    private static string WordOf(LineFault fault) => JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString());
}
