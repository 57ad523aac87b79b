namespace Station.FieldKit.Tests.Shared;

/// <summary>Pages of the documentation.</summary>
internal static class RepositoryPage
{
    public static string Read(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StationFirmware.sln")))
        {
            folder = folder.Parent;
        }

        return File.ReadAllText(Path.Combine(folder!.FullName, "docs", name));
    }
}
