namespace Station.Platform.Errors;

/// <summary>
/// An error that a person will read: what happened, to what, what to do, and a stable token. Nothing has been left
/// half-written when it is thrown.
/// </summary>
public sealed class PlatformException(
    ErrorToken error,
    string subject,
    string happened,
    Exception? cause = null)
    : Exception($"{subject}: {happened}. {error.Remedy} [{error.Token}]", cause)
{
    public string Token => error.Token;

    /// <summary>The file, line or address that the error is about.</summary>
    public string Subject => subject;

    /// <summary>What happened to it, without a full stop.</summary>
    public string Happened => happened;

    public string Remedy => error.Remedy;

    internal bool IsAboutBroker => error.IsAboutBroker;

    public ExitClass ExitClass => error.ExitClass;
}
