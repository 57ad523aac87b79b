namespace Station.Platform.Standards;

/// <summary>A table's identity.</summary>
/// <param name="Path">The file that it was read from.</param>
/// <param name="Version">Version of the file, not of the standard: counts corrections.</param>
/// <param name="From">First local day on which it is in force.</param>
/// <param name="Until">Last such day; null while no end is known.</param>
public sealed record TableHead(string Path, string Name, string Standard, int Version, DateOnly From, DateOnly? Until, Citation Citation);
