using System.Text;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Platform.Keys;
using Station.Sealing;
using Station.Settings;
using Station.Tool.Bundles;

namespace Station.Tool.Provisioning;

/// <summary>The files of a station's volume, in the firmware's own formats.</summary>
internal static class StationFiles
{
    private static readonly IChecksum Checksum = new VirtualChecksum(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));

    /// <summary>Writes a bundle. The settings come last: a station is who they say only when all else is there.</summary>
    public static Bundle WriteBundle(string folder, ProvisioningPlan plan, RegisteredStation station)
    {
        var keys = new StationKeys(station);
        Bundle? before = BundleFolder.Holds(folder) ? BundleFolder.ReadManifest(folder) : null;
        BundleFolder.Prepare(folder);
        List<BundleFile> files =
        [
            BundleFolder.Add(folder, ProvisioningPlan.ProfilePath, ProvisioningPlan.ProfilePath, Encoding.UTF8.GetBytes(plan.ProfileText)),
        ];
        if (plan.Authority is not null)
        {
            files.Add(BundleFolder.Add(folder, ProvisioningPlan.AuthorityPath, ProvisioningPlan.AuthorityPath, plan.Authority));
        }

        if (plan.Certificate is not null)
        {
            files.Add(BundleFolder.Add(folder, ProvisioningPlan.CertificatePath, ProvisioningPlan.CertificatePath, plan.Certificate, isSecret: true));
        }

        files.Add(BundleFolder.Add(folder, "chain.key", KeyStore.Path, KeyFileOf(station, keys), isSecret: true, isKey: true));
        StationSettings settings = plan.SettingsWith(station.Generation, Convert.ToHexStringLower(keys.CommandKey));
        files.Add(BundleFolder.Add(folder, "settings", SettingsStore.Path(0), new SettingsFile(Checksum).Write(settings, 1), isSecret: true));
        var bundle = new Bundle(Path.GetFullPath(folder), station.Number, station.Generation, plan.Profile.Board, plan.Profile.Name, plan.Profile.Version, files, DeliveredAt: null);
        BundleFolder.Finish(bundle, before);
        return bundle;
    }

    /// <summary>CRC-32 as the station has it.</summary>
    public static uint Crc32(byte[] content) => Checksum.Crc32(content, 0, content.Length);

    private static byte[] KeyFileOf(RegisteredStation station, StationKeys keys)
    {
        var file = new KeyFile(Checksum) { Station = station.Number, Generation = station.Generation };
        keys.FirstChainKey.CopyTo(file.ChainKey, 0);
        byte[] content = file.Content[..file.Write()];
        file.Wipe();
        return content;
    }
}
