using System.CommandLine;
using System.CommandLine.Parsing;

namespace Station.Tool.Commands;

/// <summary>How long a station may take to answer after a start: a board on a bench takes ten seconds, a full journal longer.</summary>
internal static class WaitLimit
{
    private const int UsualS = 60;
    private const int LongestS = 600;

    public static void Check(CommandResult result, Option<int?> option)
    {
        if (result.GetValue(option) is < 1 or > LongestS)
        {
            result.AddError($"{option.Name} takes 1 to {LongestS} s.");
        }
    }

    public static TimeSpan Of(ParseResult parsed, Option<int?> option) => TimeSpan.FromSeconds(parsed.GetValue(option) ?? UsualS);
}
