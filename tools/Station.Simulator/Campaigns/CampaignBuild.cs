using System.Security.Cryptography;
using System.Text;
using Station.Hal.Simulated;
using Station.Platform.Keys;
using Station.Profiles;
using Station.Simulator.Worlds;
using Station.Uplink;

namespace Station.Simulator.Campaigns;

/// <summary>What runs depend on beside their seeds: figures of two builds are figures of two stations, and are not added up.</summary>
public static class CampaignBuild
{
    /// <summary>One type of each assembly that has a part in a run: the firmware, the virtual board, the platform, the simulator.</summary>
    private static readonly Type[] Parts = [typeof(Profile), typeof(DeliveryChain), typeof(Firmware), typeof(VirtualBoard), typeof(StationKeys), typeof(World)];

    /// <summary>A short name of the compiled assemblies and the text of a profile: the same for the same sources compiled in the same directory, another for any other.</summary>
    public static string Of(string profileText)
    {
        string parts = string.Concat(Parts.Select(part => part.Module.ModuleVersionId.ToString("N")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts + profileText)).AsSpan(0, 8));
    }
}
