namespace Station.Journal;

/// <summary>Which boot a record belongs to.</summary>
public sealed class BootIdentity
{
    /// <summary>Number of the boot within the generation, from 1.</summary>
    public int Boot { get; set; }

    /// <summary>Random, one a boot.</summary>
    public uint Nonce { get; set; }

    /// <summary>Number of the context in force, 0 for none.</summary>
    public int Context { get; set; }

    public void CopyFrom(BootIdentity other)
    {
        Boot = other.Boot;
        Nonce = other.Nonce;
        Context = other.Context;
    }
}
