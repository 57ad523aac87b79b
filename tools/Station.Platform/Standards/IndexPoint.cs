namespace Station.Platform.Standards;

/// <summary>A break point: the index that goes with a concentration.</summary>
public readonly record struct IndexPoint(int Index, decimal Concentration);
