namespace Station.Platform.Standards;

/// <summary>Where a figure comes from: the clause, and how sure it is.</summary>
public sealed record Citation(string Clause, string Remark);
