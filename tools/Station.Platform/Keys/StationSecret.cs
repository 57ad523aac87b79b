namespace Station.Platform.Keys;

/// <summary>What the holder of a registry knows of a station's keys: the root of all, or a checkpoint from which only later ones follow.</summary>
public abstract record StationSecret
{
    /// <summary>Bytes of every key.</summary>
    public const int KeyLength = 32;

    /// <summary>The last epoch that a key id can name.</summary>
    public const int LastEpoch = (1 << 24) - 1;

    private protected StationSecret()
    {
    }
}
