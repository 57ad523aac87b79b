namespace Station.Platform.Keys;

/// <summary>One generation of a station as the registry knows it.</summary>
public sealed record RegisteredStation(uint Number, byte Generation, string Name, StationSecret Secret)
{
    public RegisteredStation(uint number, byte generation, string name, byte[] root)
        : this(number, generation, name, new RootSecret(root))
    {
    }

    /// <summary>From where on its seals count no more; null while they do.</summary>
    public Revocation? Revocation { get; init; }

    public override string ToString() => $"{Number:x8} generation {Generation}";
}
