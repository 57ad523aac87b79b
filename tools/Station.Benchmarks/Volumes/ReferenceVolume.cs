using System.Security.Cryptography;
using System.Text;
using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Settings;
using Station.Simulator.Fleet;

namespace Station.Benchmarks.Volumes;

/// <summary>The volume of a 4 MB board as every contender finds it: the platform's files, settings in both slots, profile and keys are there.</summary>
public static class ReferenceVolume
{
    /// <summary>Size of the volume.</summary>
    public const int Bytes = FlashGeometry.SmallVolumeBytes;

    /// <summary>Station number.</summary>
    public const uint Station = 1;

    private const string ProfilePath = "station.profile";

    /// <summary>Stands for the file of the epoch's key while provisioning puts that into the settings.</summary>
    private const string KeyPath = "keys/epoch";

    private const int KeyFileBytes = 64;

    /// <summary>K0 of the station, 32 bytes.</summary>
    public static byte[] ChainKey { get; } = SHA256.HashData("benchmark chain"u8);

    /// <summary>Paths of all files that are there before a contender begins.</summary>
    public static IReadOnlyList<string> SharedFiles { get; } =
    [
        PlatformFiles.Network, PlatformFiles.WiFi, PlatformFiles.AccessPoint, PlatformFiles.Authority, PlatformFiles.Device,
        SettingsStore.Path(0), SettingsStore.Path(1), ProfilePath, KeyPath,
    ];

    /// <summary>A chip with a fresh copy of the volume.</summary>
    public static FlashChip Create()
    {
        byte[] profile = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "reference.profile"));
        var identity = new StationIdentity(Station, 0, ChainKey, SHA256.HashData("benchmark command"u8));
        FlashChip chip = StationProvisioning.CreateVolume(Bytes, identity, Encoding.UTF8.GetString(profile));
        FlashVolume volume = FlashVolume.Mount(chip);
        byte[] slot = new byte[volume.LengthOf(SettingsStore.Path(0))];
        volume.Read(SettingsStore.Path(0), 0, slot, out _);
        Put(volume, SettingsStore.Path(1), slot);
        Put(volume, KeyPath, new byte[KeyFileBytes]);
        return chip;
    }

    private static void Put(FlashVolume volume, string path, byte[] content)
    {
        if (volume.Replace(path, content) != FileStatus.Done)
        {
            throw new InvalidOperationException($"The reference volume has no room for {path}.");
        }
    }
}
