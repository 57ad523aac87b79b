namespace Station.Platform.Hj212;

/// <summary>What a government platform calls a factor, and in which unit it wants it.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Shift">Power of ten from the station's unit to the one that is wanted: -3 from ug/m3 to mg/m3.</param>
/// <param name="Decimals">Digits after the point, rounded half to even; null: as measured.</param>
public sealed record Hj212Factor(string Factor, string Name, int Shift, int? Decimals);
