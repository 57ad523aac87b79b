namespace Station.Platform.Storage;

/// <summary>Whose facts: a station and its generation.</summary>
public readonly record struct StoreKey(uint Station, byte Generation)
{
    public override string ToString() => $"{Station:x8}/{Generation}";
}
