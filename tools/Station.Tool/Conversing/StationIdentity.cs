namespace Station.Tool.Conversing;

/// <summary>What a station says of itself: command <c>identify</c>.</summary>
/// <param name="Version">Version of its firmware.</param>
/// <param name="Image">Hash of the sources that its image was built from.</param>
/// <param name="Board">Its board definition.</param>
/// <param name="Station">Its number; null when it is not provisioned.</param>
/// <param name="Generation">Generation of its keys.</param>
/// <param name="Profile">The profile in force.</param>
/// <param name="ProfileVersion">That profile's version.</param>
internal sealed record StationIdentity(string Version, string Image, string Board, uint? Station, int Generation, string Profile, int ProfileVersion)
{
    public bool Is(uint station, int generation) => Station == station && Generation == generation;

    public override string ToString() => Station is null ? "a station that is not provisioned" : $"station {Station:x8} generation {Generation}";
}
