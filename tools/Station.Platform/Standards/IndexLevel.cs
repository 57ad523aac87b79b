namespace Station.Platform.Standards;

/// <summary>A level of the index.</summary>
/// <param name="UpTo">Its highest index.</param>
/// <param name="Color">#RRGGBB.</param>
public sealed record IndexLevel(int Number, int UpTo, string Color, string Name, Citation Citation);
