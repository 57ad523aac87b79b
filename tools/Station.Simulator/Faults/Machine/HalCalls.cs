using System.Text.RegularExpressions;
using Station.Hal.Simulated;

namespace Station.Simulator.Faults.Machine;

/// <summary>The kinds of calls between firmware and board, as scenarios write them: <c>file-write</c>.</summary>
internal static partial class HalCalls
{
    private static readonly Dictionary<string, HalCall> Calls = Enum.GetValues<HalCall>().ToDictionary(call => Capital().Replace(call.ToString(), "-$0").TrimStart('-').ToLowerInvariant());

    public static string[] Names { get; } = [.. Calls.Keys];

    public static HalCall Of(string name) => Calls[name];

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}
