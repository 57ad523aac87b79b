namespace Station.Mutations.Mutants;

/// <summary>A campaign of <c>station simulate</c> that a bug must not outlive.</summary>
/// <param name="Runs">Runs at most; they end with the first that breaks a law.</param>
/// <param name="Profile">Profile of the station.</param>
/// <param name="Days">Days of each run under faults.</param>
/// <param name="FirstSeed">Seed of the first run; the others follow.</param>
public sealed record Hunt(int Runs, string Profile = "minimum", int Days = 2, int FirstSeed = 1)
{
    /// <summary>As the page of the bugs writes it.</summary>
    public override string ToString() => $"`{Profile}`, {Days}d, {FirstSeed} to {FirstSeed + Runs - 1}";
}
