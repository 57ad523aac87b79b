using System.CommandLine;

namespace Station.Tool.Commands;

/// <summary>Options that mean the same in several commands.</summary>
internal static class CommonOptions
{
    public static Option<string> Keys() => new("--keys") { Description = "The key registry.", Required = true, HelpName = "FILE" };
}
