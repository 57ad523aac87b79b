using Station.Platform.Standards;

namespace Station.Platform.Assessment;

/// <summary>One pollutant's part in an index.</summary>
/// <param name="Row">The averaging of the row by which it was judged.</param>
/// <param name="Concentration">Rounded, in <paramref name="Unit"/>; null when there is no valid one.</param>
/// <param name="Index">IAQI; null when there is no concentration, or the table computes none for so high a one.</param>
public sealed record IndexPart(Pollutant Pollutant, Averaging Row, MassUnit Unit, decimal? Concentration, int? Index);
