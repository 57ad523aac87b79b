namespace Station.Platform.Storage;

/// <summary>What the records of a context mean, as far as reports need it.</summary>
public sealed record StoredContext(string Site, bool IsMaintenance, IReadOnlyList<StoredColumn> Columns);
