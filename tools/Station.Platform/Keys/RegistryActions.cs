using System.Globalization;
using System.Security.Cryptography;
using Station.Platform.Errors;

namespace Station.Platform.Keys;

/// <summary>What can be done to a registry; each is written into its log.</summary>
public static class RegistryActions
{
    /// <summary>Adds a generation with a new root; the next one of the station when none is named.</summary>
    /// <exception cref="PlatformException">It is there, or no generation is left.</exception>
    public static RegistryContent Add(
        RegistryContent content, string path, uint number, byte? generation, string name, GenerationReason reason, DateTimeOffset now, out RegisteredStation added)
    {
        var present = content.Stations.Where(station => station.Number == number).Select(station => (int)station.Generation).ToList();
        var chosen = generation ?? present.DefaultIfEmpty(-1).Max() + 1;
        if (present.Contains(chosen) || chosen > byte.MaxValue)
        {
            throw new PlatformException(ErrorToken.RegistryStationPresent, path, $"station {number:x8} generation {chosen} cannot be added");
        }

        added = new RegisteredStation(number, (byte)chosen, name, RandomNumberGenerator.GetBytes(StationSecret.KeyLength));
        return content.With(added).Logged(now, $"added {added}: {reason.ToString().ToLowerInvariant()}");
    }

    /// <summary>Revokes a generation from a block or a time of arrival on. An earlier revocation is replaced, and the log keeps it.</summary>
    /// <exception cref="PlatformException">There is no such generation.</exception>
    public static RegistryContent Revoke(
        RegistryContent content, string path, uint number, byte generation, Revocation revocation, DateTimeOffset now)
    {
        var station = Find(content, path, number, generation) with { Revocation = revocation };
        return content.With(station).Logged(now, $"revoked {station} from {Text(revocation)}");
    }

    /// <summary>
    /// What a receiver is handed of one generation: the chain key of an epoch and the command key. The registry notes that
    /// the station has reached the epoch.
    /// </summary>
    /// <exception cref="PlatformException">There is no such generation, or the epoch is out of reach.</exception>
    public static RegistryContent HandOver(
        RegistryContent content, string path, uint number, byte generation, int epoch, string recipient, DateTimeOffset now, out RegisteredStation handedOver)
    {
        var station = Find(content, path, number, generation);
        var keys = new StationKeys(station);
        if (!keys.Reaches(epoch))
        {
            throw new PlatformException(ErrorToken.RegistryEpoch, path, $"station {station} does not reach epoch {epoch}, but {keys.LastEpoch} at most");
        }

        handedOver = station with { Secret = new CheckpointSecret(epoch, keys.ChainKey(epoch), keys.CommandKey) };
        var root = (RootSecret)station.Secret;
        var noted = station with { Secret = root with { ReachedEpoch = Math.Max(root.ReachedEpoch, epoch) } };
        return content.With(noted).Logged(now, $"handed over {station} at epoch {epoch} to {recipient}");
    }

    /// <summary>Takes what was handed over into a receiver's registry, in the place of what it had.</summary>
    public static RegistryContent Take(RegistryContent content, RegisteredStation handedOver, DateTimeOffset now) =>
        content.With(handedOver).Logged(now, $"taken {handedOver} at epoch {((CheckpointSecret)handedOver.Secret).Epoch}");

    /// <summary>Notes that a generation has gone to a station, or into a bundle for one: its first key is not given out a second time.</summary>
    /// <param name="how">Which way it went.</param>
    public static RegistryContent MarkProvisioned(RegistryContent content, RegisteredStation station, string how, DateTimeOffset now) =>
        IsProvisioned(content, station) ? content : content.Logged(now, $"{ProvisionedMark(station)} {how}");

    /// <summary>Whether a generation has gone to a station.</summary>
    public static bool IsProvisioned(RegistryContent content, RegisteredStation station)
    {
        var mark = ProvisionedMark(station);
        return content.Log.Any(entry => entry.What.StartsWith(mark, StringComparison.Ordinal));
    }

    private static string ProvisionedMark(RegisteredStation station) => $"provisioned {station}:";

    private static RegisteredStation Find(RegistryContent content, string path, uint number, byte generation) =>
        content.Stations.FirstOrDefault(station => station.Number == number && station.Generation == generation)
        ?? throw new PlatformException(ErrorToken.RegistryStationAbsent, path, $"there is no station {number:x8} generation {generation}");

    private static string Text(Revocation revocation) => revocation.FromBlock is { } block
        ? $"block {block}"
        : DateTimeOffset.FromUnixTimeMilliseconds(revocation.FromMs!.Value).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
