namespace Station.Platform.Standards;

/// <summary>A functional zone and its limits in dB(A).</summary>
public sealed record NoiseZone(string Name, int Day, int Night, Citation Citation);
