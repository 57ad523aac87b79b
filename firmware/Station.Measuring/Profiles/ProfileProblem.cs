namespace Station.Profiles;

/// <summary>One thing that is wrong with a profile: where, what, and what to do about it.</summary>
public sealed class ProfileProblem
{
    public ProfileProblem(int line, string token, string message)
    {
        Line = line;
        Token = token;
        Message = message;
    }

    /// <summary>Line of the profile's text, from 1; 0 when the problem belongs to no line.</summary>
    public int Line { get; }

    /// <summary>Stable token, one of <see cref="ProfileToken"/>.</summary>
    public string Token { get; }

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; }

    public override string ToString() => Line > 0 ? "profile line " + Line + ": " + Token + ": " + Message : "profile: " + Token + ": " + Message;
}
