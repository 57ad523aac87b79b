namespace Station.Platform.Hj212;

/// <summary>How a government platform wants a station to be named.</summary>
/// <param name="Mn">Identity of the device: 24 characters in the standard, other forms in the field.</param>
/// <param name="Pw">Password, as the protocol has it: in clear.</param>
/// <param name="St">System code: 22 ambient air, 23 acoustic environment, 39 site dust, ...</param>
public sealed record Hj212Station(uint Number, string Mn, string Pw, int St);
