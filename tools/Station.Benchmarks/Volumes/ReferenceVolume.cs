using System.Security.Cryptography;
using System.Text;
using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Profiles;
using Station.Sealing;
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

    private const string DeployedProfilePath = "station.profile";

    /// <summary>K0 of the station, 32 bytes.</summary>
    public static byte[] ChainKey { get; } = SHA256.HashData("benchmark chain"u8);

    /// <summary>Paths of all files that are there before a contender begins.</summary>
    public static IReadOnlyList<string> SharedFiles { get; } =
    [
        PlatformFiles.Network, PlatformFiles.WiFi, PlatformFiles.AccessPoint, PlatformFiles.Authority, PlatformFiles.Device,
        SettingsStore.Path(0), SettingsStore.Path(1), ProfileFile.KeptPath, KeyStore.Path,
    ];

    /// <summary>A chip with a fresh copy of the volume.</summary>
    public static FlashChip Create()
    {
        // On a small volume hours are kept as their means: the same columns as the minutes.
        string profile = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "reference.profile")).Replace(" hours=full", string.Empty, StringComparison.Ordinal);
        var identity = new StationIdentity(Station, 0, ChainKey, SHA256.HashData("benchmark command"u8));
        FlashChip chip = StationProvisioning.CreateVolume(Bytes, identity, profile);
        FlashVolume volume = FlashVolume.Mount(chip);
        TakeProfileOver(volume, profile);
        byte[] slot = new byte[volume.LengthOf(SettingsStore.Path(0))];
        volume.Read(SettingsStore.Path(0), 0, slot, out _);
        Put(volume, SettingsStore.Path(1), slot);
        return chip;
    }

    /// <summary>As a station's first start leaves it.</summary>
    private static void TakeProfileOver(FlashVolume volume, string profile)
    {
        byte[] text = Encoding.UTF8.GetBytes(profile);
        Put(volume, ProfileFile.KeptPath, text[..CompactText.Shorten(text, text.Length)]);
        volume.Delete(DeployedProfilePath);
    }

    private static void Put(FlashVolume volume, string path, byte[] content)
    {
        if (volume.Replace(path, content) != FileStatus.Done)
        {
            throw new InvalidOperationException($"The reference volume has no room for {path}.");
        }
    }
}
