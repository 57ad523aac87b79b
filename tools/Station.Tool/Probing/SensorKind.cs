namespace Station.Tool.Probing;

/// <summary>Sensors whose frames are the same, and the line of a profile that reads them.</summary>
/// <param name="Title">What people call them.</param>
/// <param name="Sensor">Model and keys as docs/profile-format.md has them, without the port.</param>
internal sealed record SensorKind(string Title, string Sensor);
