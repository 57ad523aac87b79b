using System.Text;
using Station.Profiles;
using Station.Simulator.Fleet;

namespace Station.Tool.Values;

/// <summary>Station profiles as people name them: a file, or the name of one in seeds/profiles.</summary>
internal static class ProfileFile
{
    private const int LimitBytes = 8192;

    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds", "profiles");

    /// <summary>The text of a profile that the firmware accepts on the board that the profile names.</summary>
    /// <exception cref="ToolError">There is none of that name, or the firmware refuses it.</exception>
    public static string Read(string name)
    {
        string path = Find(name);
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolError(ExitStatus.Input, "profile-unreadable", $"{path} cannot be read: {error.Message}", "Check the file and its permissions.");
        }

        if (content.Length > LimitBytes)
        {
            throw new ToolError(ExitStatus.Input, "profile-too-large", $"{path} has {content.Length} bytes.", $"A station takes {LimitBytes}: shorten it.");
        }

        string text = Encoding.UTF8.GetString(content);
        var problems = new ProfileProblems();
        if (ProfileTrial.Read(text, problems) is null)
        {
            ProfileProblem problem = problems[0];
            string place = problem.Line > 0 ? $"{path} line {problem.Line}" : path;
            throw new ToolError(ExitStatus.Input, problem.Token, $"{place}: {problem.Message}.", "The station refuses it as a whole.");
        }

        return text;
    }

    /// <summary>Names of all profiles in seeds/profiles.</summary>
    public static string[] Names() => Directory.Exists(Seeds) ? [.. Directory.GetFiles(Seeds, "*.profile").Select(path => Path.GetFileNameWithoutExtension(path)).Order()] : [];

    private static string Find(string name)
    {
        if (File.Exists(name))
        {
            return name;
        }

        string seed = Path.Combine(Seeds, name + ".profile");
        if (name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && File.Exists(seed))
        {
            return seed;
        }

        string known = Names() is { Length: > 0 } names ? string.Join(", ", names) : "none";
        throw new ToolError(ExitStatus.Input, "profile-unknown", $"There is no profile '{name}'.", $"Give a file, or one of: {known}.");
    }
}
