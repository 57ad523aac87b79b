using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>The stations that the platform knows, with the root of their keys.</summary>
public sealed class KeyRegistry
{
    private readonly Dictionary<(uint Number, byte Generation), RegisteredStation> stations = [];
    private readonly HashSet<uint> numbers = [];

    /// <param name="stations">One entry a station and generation.</param>
    public KeyRegistry(IEnumerable<RegisteredStation> stations)
    {
        foreach (var station in stations)
        {
            this.stations.Add((station.Number, station.Generation), station);
            numbers.Add(station.Number);
        }
    }

    public IReadOnlyCollection<RegisteredStation> Stations => stations.Values;

    public bool Knows(uint number) => numbers.Contains(number);

    public RegisteredStation? Find(uint number, byte generation) => stations.GetValueOrDefault((number, generation));

    /// <summary>Reads a registry file.</summary>
    /// <exception cref="PlatformException">The file is missing, unreadable or malformed.</exception>
    public static KeyRegistry Load(string path)
    {
        byte[] text;
        try
        {
            text = File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PlatformException(ErrorToken.RegistryMissing, path, "there is no such key registry", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.RegistryUnreadable, path, "the key registry cannot be read", exception);
        }

        return new KeyRegistry(new KeyRegistryParser(path, text).Parse());
    }

    /// <summary>Writes a new registry file that only its owner can read.</summary>
    /// <exception cref="PlatformException">The file is there already or cannot be written.</exception>
    public void Save(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var stream = new FileStream(path, options);
            KeyRegistryWriter.Write(stream, stations.Values);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.RegistryUnwritable, path, "the key registry cannot be written", exception);
        }
    }
}
