using Station.Platform.Errors;

namespace Station.Tool;

/// <summary>An error for the person at the keyboard: what happened, to what, what to do.</summary>
internal sealed class ToolError : Exception
{
    /// <param name="exitStatus">One of <see cref="Tool.ExitStatus"/>.</param>
    /// <param name="token">The stable token, listed in docs/errors.md.</param>
    /// <param name="what">What happened, and to what.</param>
    /// <param name="remedy">What to do.</param>
    public ToolError(int exitStatus, string token, string what, string remedy)
        : base($"{what} {remedy}")
    {
        ExitStatus = exitStatus;
        Token = token;
    }

    public int ExitStatus { get; }

    public string Token { get; }

    /// <summary>The error as it is shown. Reasons of the system may have several lines; an error has one.</summary>
    public string Line => $"station: {Token}: {Message}".ReplaceLineEndings(" ");

    /// <summary>An error of the platform's side in the tool's form: the one place where they meet.</summary>
    public static ToolError From(PlatformException error) =>
        new((int)error.ExitClass, error.Token, $"{error.Subject}: {error.Happened}.", error.Remedy + ".");
}
