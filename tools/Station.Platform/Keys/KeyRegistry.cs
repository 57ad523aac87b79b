using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>The stations that the platform knows, with what it holds of their keys.</summary>
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

    /// <summary>Reads a registry file of any form.</summary>
    /// <param name="passphrase">What it is sealed with; a plain one needs none.</param>
    /// <exception cref="PlatformException">The file is missing, unreadable, exposed, malformed, damaged or sealed otherwise.</exception>
    public static KeyRegistry Load(string path, Passphrase? passphrase = null) => new(RegistryFile.Read(path, passphrase).Stations);

    /// <summary>Writes roots into a new plain file that only its owner can read: for benches whose keys are thrown away.</summary>
    /// <exception cref="PlatformException">The file is there already or cannot be written.</exception>
    public void Save(string path)
    {
        try
        {
            PrivateFile.Create(path, RegistryContentWriter.Write(new RegistryContent([.. stations.Values], []), RegistryForm.Plain));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.RegistryUnwritable, path, "the key registry cannot be written", exception);
        }
    }
}
