using System.Text;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>What whoever provisions a station takes along: number, generation, first chain key and command key.</summary>
public static class HandOverFile
{
    /// <summary>Writes a new file that only its owner can read.</summary>
    /// <exception cref="PlatformException">It is there already or cannot be written.</exception>
    public static void Write(string path, RegisteredStation station)
    {
        var keys = new StationKeys(station);
        var text = $"""
            station {station.Number}
            generation {station.Generation}
            chain-key {Convert.ToHexStringLower(keys.FirstChainKey)}
            command-key {Convert.ToHexStringLower(keys.CommandKey)}

            """;
        try
        {
            PrivateFile.Create(path, Encoding.ASCII.GetBytes(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PlatformException(ErrorToken.HandOverUnwritable, path, $"the file for provisioning cannot be written ({exception.Message})", exception);
        }
    }
}
