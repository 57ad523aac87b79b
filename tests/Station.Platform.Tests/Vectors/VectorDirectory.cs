namespace Station.Platform.Tests.Vectors;

/// <summary>Where the vectors lie in the repository that the tests were built from.</summary>
internal static class VectorDirectory
{
    public static string Path { get; } = System.IO.Path.Combine(FindRepository(), "tests", "vectors");

    private static string FindRepository()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(directory.FullName, "StationFirmware.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return directory.FullName;
    }
}
