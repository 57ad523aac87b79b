using System.Text;
using Station.Esp32;
using Station.Hal;
using Station.Logging;
using Station.Profiles;
using Station.Sealing;
using Station.Settings;
using Station.UnitTests.Doubles;
using nanoFramework.TestFramework;

namespace Station.UnitTests;

/// <summary>The whole firmware, found by name through the loader of the application and run for some minutes of its own time.</summary>
[TestClass]
public class FirmwareLoaderTests
{
    private const string Profile =
        "profile silent version=1 board=silent\n" +
        "sensor power model=supply\n" +
        "channel supply factor=x-supply unit=V decimals=2 from=power.voltage min=0 max=30\n";

    private const string Key = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";

    [TestMethod]
    public void A_new_station_answers_at_its_terminal()
    {
        SilentBoard board = new SilentBoard();
        IFirmware firmware = Load(board);
        board.Type("language en");
        Run(firmware, board, 5_000);
        board.Type("status");
        Run(firmware, board, 5_000);
        Assert.IsTrue(board.Printed.IndexOf(Product.Version) >= 0, board.Printed);
        Assert.IsTrue(board.Pulses > 0);
    }

    [TestMethod]
    public void A_provisioned_station_keeps_its_minutes()
    {
        SilentBoard board = new SilentBoard();
        byte[] profile = Encoding.UTF8.GetBytes(Profile);
        board.Files.Replace("silent.profile", profile, profile.Length);
        SettingsStore settings = new SettingsStore(board.Files, board.Checksum, new StationSettings(new SettingsSchema()), new DeviceLog(board, 8));
        settings.Load();
        settings.Change(SettingKey.Station, "7");
        settings.Change(SettingKey.CommandKey, Key);
        settings.Change(SettingKey.ProfileFile, "silent.profile");
        Assert.IsTrue(new KeyStore(board.Files, board.Checksum).Provision(7, 0, new byte[KeyRing.KeyBytes]));

        Run(Load(board), board, 10 * 60_000);
        byte[] tail = new byte[512];
        Assert.AreEqual((int)FileStatus.Done, (int)board.Files.Read("run/m0", 0, tail, 0, tail.Length, out int count));

        // Second byte: the rows of this file.
        Assert.IsTrue(tail[1] >= 8, "rows: " + tail[1] + ", bytes: " + count);
    }

    private static IFirmware Load(IBoard board) => new FirmwareLoader(FirmwareLoader.FirmwareAssembly, FirmwareLoader.FactoryType).Load(board);

    private static void Run(IFirmware firmware, SilentBoard board, long durationMs)
    {
        long endMs = board.UptimeMs + durationMs;
        while (board.UptimeMs < endMs)
        {
            long wantedMs = firmware.Step(board.UptimeMs);
            board.UptimeMs = wantedMs <= board.UptimeMs ? board.UptimeMs + 10 : wantedMs < endMs ? wantedMs : endMs;
        }
    }
}
