using System.Collections;

namespace Station.Profiles;

/// <summary>What is wrong with a profile; the first <see cref="Most"/> problems are kept.</summary>
public sealed class ProfileProblems
{
    /// <summary>More than a person mends at once.</summary>
    public const int Most = 16;

    private readonly ArrayList problems = new ArrayList();

    public int Count => problems.Count;

    public ProfileProblem this[int index] => (ProfileProblem)problems[index];

    public void Add(int line, string token, string message)
    {
        if (problems.Count < Most)
        {
            problems.Add(new ProfileProblem(line, token, message));
        }
    }
}
