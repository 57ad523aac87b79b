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
}
