using nanoFramework.TestFramework;
using Station.Commands;
using Station.Logging;
using Station.Sealing;
using Station.Settings;
using Station.Texts;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

/// <summary>A board becomes a station on the device's own strings and numbers.</summary>
[TestClass]
public class ProvisioningDeskTests
{
    private const string ChainKey = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private const string CommandKey = "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f";

    [TestMethod]
    public void A_board_is_given_number_and_keys_once()
    {
        SilentBoard board = new SilentBoard();
        SettingsStore store = Open(board);
        ProvisioningDesk desk = new ProvisioningDesk(store, board.Files, board.Checksum);
        Assert.AreEqual((int)Refusal.SettingOutOfRange, (int)desk.Provision("0", "1", ChainKey, CommandKey));
        Assert.AreEqual((int)Refusal.SettingNotKey, (int)desk.Provision("4294967295", "255", ChainKey.Substring(1) + "g", CommandKey));
        Assert.AreEqual((int)Refusal.None, (int)desk.Provision("4294967295", "255", ChainKey, CommandKey));
        Assert.AreEqual((int)Refusal.AlreadyProvisioned, (int)desk.Provision("7", "0", ChainKey, CommandKey));

        SettingsStore next = Open(board);
        next.Load();
        Assert.AreEqual(4294967295L, next.Settings.Number(SettingKey.Station));
        Assert.AreEqual(CommandKey, next.Settings.Text(SettingKey.CommandKey));
        Assert.AreEqual((int)KeyFinding.Sound, (int)new KeyStore(board.Files, board.Checksum).Load(uint.MaxValue, 255));
    }

    [TestMethod]
    public void A_file_is_written_when_it_is_whole()
    {
        SilentBoard board = new SilentBoard();
        ProvisioningDesk desk = new ProvisioningDesk(Open(board), board.Files, board.Checksum);
        Assert.AreEqual((int)Refusal.FileRefused, (int)desk.BeginFile("settings-a", "3", "352441C2"));
        Assert.AreEqual((int)Refusal.FileRefused, (int)desk.BeginFile("a.pem", "8193", "352441C2"));
        Assert.AreEqual((int)Refusal.None, (int)desk.BeginFile("a.pem", "3", "352441C2"));
        Assert.AreEqual((int)Refusal.FileBroken, (int)desk.AddToFile("a.pem", "1", "6263"));
        Assert.AreEqual((int)Refusal.None, (int)desk.AddToFile("a.pem", "0", "6162"));
        Assert.AreEqual((int)Refusal.None, (int)desk.AddToFile("a.pem", "2", "63"));

        byte[] read = new byte[8];
        board.Files.Read("a.pem", 0, read, 0, read.Length, out int count);
        Assert.AreEqual(3, count);
        Assert.AreEqual((int)'c', (int)read[2]);
    }

    private static SettingsStore Open(SilentBoard board) => new SettingsStore(board.Files, board.Checksum, new StationSettings(new SettingsSchema()), new DeviceLog(board.Clock, 4));
}
