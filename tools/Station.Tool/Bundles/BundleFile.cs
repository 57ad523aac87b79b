namespace Station.Tool.Bundles;

/// <summary>A file of a bundle.</summary>
/// <param name="Name">Its name in the bundle's folder.</param>
/// <param name="Path">Where it goes on the station's volume.</param>
/// <param name="Digest">SHA-256 of its content, hexadecimal.</param>
/// <param name="IsSecret">Whether nobody but the station is to have it.</param>
/// <param name="IsKey">Whether it is the first chain key, which a station is given once.</param>
internal sealed record BundleFile(string Name, string Path, string Digest, bool IsSecret, bool IsKey);
