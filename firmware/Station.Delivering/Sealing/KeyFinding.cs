namespace Station.Sealing;

/// <summary>What the key file was found to be at start.</summary>
public enum KeyFinding : byte
{
    /// <summary>Whole, and this station's.</summary>
    Sound = 0,

    /// <summary>No file, or the empty one that a power cut leaves of a first write.</summary>
    Missing = 1,

    /// <summary>Altered, unreadable or of another format.</summary>
    Damaged = 2,

    /// <summary>Whole, but of another station or generation than the settings name.</summary>
    Foreign = 3,
}
