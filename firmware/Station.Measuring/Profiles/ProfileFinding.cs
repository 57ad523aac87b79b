namespace Station.Profiles;

/// <summary>What the profile was found to be at start.</summary>
public enum ProfileFinding : byte
{
    /// <summary>Whole, and fit for this board.</summary>
    Sound = 0,

    /// <summary>No file, or one that cannot be read.</summary>
    Missing = 1,

    /// <summary>Empty, too long, or with a line that cannot be used.</summary>
    Refused = 2,

    /// <summary>A new one was refused; the last one that worked is in force.</summary>
    Kept = 3,
}
