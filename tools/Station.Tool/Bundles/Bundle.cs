namespace Station.Tool.Bundles;

/// <summary>What a station gets when it is provisioned by flashing: a folder with its files, and a manifest that says whose they are.</summary>
/// <param name="Folder">The folder, absolute.</param>
/// <param name="Station">Number of the station.</param>
/// <param name="Generation">Generation of its keys.</param>
/// <param name="Board">The board that its profile is for.</param>
/// <param name="Profile">Name of the profile.</param>
/// <param name="ProfileVersion">Version of the profile.</param>
/// <param name="Files">The files in the order in which they are to be written: what says who the station is comes last.</param>
/// <param name="DeliveredAt">When a station was seen to have it; its secrets are gone from the folder since then. Null before.</param>
internal sealed record Bundle(
    string Folder, uint Station, byte Generation, string Board, string Profile, int ProfileVersion, IReadOnlyList<BundleFile> Files, DateTimeOffset? DeliveredAt)
{
    public const string ManifestName = "bundle.json";

    public string PathOf(BundleFile file) => Path.Combine(Folder, file.Name);

    public override string ToString() => $"station {Station:x8} generation {Generation}";
}
