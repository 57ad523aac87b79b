namespace Station.Platform.Standards;

/// <summary>Concentrations of one pollutant and averaging against the index.</summary>
/// <param name="Points">Index and concentration in <paramref name="Unit"/>, both rising, from 0 on.</param>
/// <param name="Above">The index beyond the last point; null: none is computed.</param>
public sealed record IndexRow(
    Pollutant Pollutant, Averaging Averaging, MassUnit Unit, IReadOnlyList<IndexPoint> Points, int? Above, Citation Citation);
