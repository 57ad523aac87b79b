using System.Security.Cryptography;
using Station.Commands;
using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Settings;
using Station.Simulator.Fleet;
using Station.Tests.Sensors;
using Station.Timekeeping;

namespace Station.Tests.Commands;

/// <summary>What the station keeps in the root of the volume fits it: a directory that splits takes two blocks that are meant for records.</summary>
public sealed class RootRoomTests
{
    /// <summary>Longest content of each file: the whole of its buffer, or what its bounds add up to.</summary>
    private static readonly Dictionary<string, int> LongestBytes = new()
    {
        [CalibrationFile.Path] = CalibrationFile.LimitBytes,
        [CommandLedger.Path] = 1 + 9 + 1 + (CommandLedger.RememberedLimit * CommandLedger.IdBytes) + 1 + 2 + CommandLedger.EffectLimitBytes + 4,
        [MeasuringModes.Path] = 1 + 3 + 56 + 4,
        [ClockFloor.Path] = 1 + 6 + 6 + 3 + 4,
    };

    [Fact]
    public void The_longest_ledger_calibrations_modes_and_clock_split_no_directory()
    {
        byte[] key = SHA256.HashData("room"u8);
        FlashChip chip = StationProvisioning.CreateVolume(FlashGeometry.SmallVolumeBytes, new StationIdentity(1, 0, key, key), RepositoryFiles.Profile("reference"));
        FlashVolume volume = FlashVolume.Mount(chip);
        volume.Replace(SettingsStore.Path(1), new byte[SettingsFile.LimitBytes]);
        volume.Replace(SettingsStore.Path(0), new byte[SettingsFile.LimitBytes]);
        int pairs = volume.PairCount;
        for (int round = 0; round < 40; round++)
        {
            foreach ((string path, int bytes) in LongestBytes)
            {
                Assert.Equal(FileStatus.Done, volume.Replace(path, new byte[bytes]));
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{LongestBytes.Values.Sum()} bytes of {LongestBytes.Count} files, {pairs} directory pairs before, {volume.PairCount} after");
        Assert.Equal(pairs, volume.PairCount);
    }
}
