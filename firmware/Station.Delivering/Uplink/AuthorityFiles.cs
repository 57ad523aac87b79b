using Station.Hal;

namespace Station.Uplink;

/// <summary>The two files that take turns when the platform sends another authority: one in force, one to change to or to go back to.</summary>
public static class AuthorityFiles
{
    private const string First = "authority-a.pem";
    private const string Second = "authority-b.pem";

    /// <summary>The one that is not in force.</summary>
    public static string Other(string inForce) => inForce == First ? Second : First;

    /// <summary>Nobody will go back: the one that is not in force gives its block of flash free.</summary>
    public static void Tidy(IFileStore files, string inForce) => files.Delete(Other(inForce));
}
