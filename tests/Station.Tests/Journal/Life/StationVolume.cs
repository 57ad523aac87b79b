using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Sealing;
using Station.Settings;
using Station.Tests.Sealing;

namespace Station.Tests.Journal.Life;

/// <summary>A volume as a provisioned station in the field has it: everything that shares it with the journal, as large as it gets.</summary>
internal static class StationVolume
{
    public const string ProfilePath = "profile";

    /// <summary>Too long to stay inline, so each slot takes a block of its own.</summary>
    private const int SettingsBytes = 1_000;

    /// <summary>A profile of a reference station.</summary>
    private const int ProfileBytes = 3_900;

    public static FlashChip New(int volumeBytes = FlashGeometry.SmallVolumeBytes)
    {
        FlashChip chip = KeyBench.NewChip(volumeBytes);
        FlashVolume volume = FlashVolume.Mount(chip);
        WriteSettings(volume, 0);
        WriteSettings(volume, 1);
        Assert.Equal(Hal.FileStatus.Done, volume.Replace(ProfilePath, new byte[ProfileBytes]));
        return chip;
    }

    public static void WriteSettings(FlashVolume volume, int slot) =>
        Assert.Equal(Hal.FileStatus.Done, volume.Replace(SettingsStore.Path(slot), new byte[SettingsBytes]));
}
