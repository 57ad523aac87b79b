using nanoFramework.TestFramework;
using Station.Hal;
using Station.Logging;
using Station.Settings;
using Station.Texts;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

[TestClass]
public class SettingsStoreTests
{
    private const string Key = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";

    [TestMethod]
    public void Settings_are_there_after_a_restart()
    {
        SilentBoard board = new SilentBoard();
        SettingsStore store = Open(board);
        Assert.AreEqual((int)SettingsFinding.NeverSet, (int)store.Load());
        Assert.AreEqual((int)Refusal.None, (int)store.Change(SettingKey.Station, "4294967295"));
        Assert.AreEqual((int)Refusal.None, (int)store.Change(SettingKey.CommandKey, Key));
        Assert.AreEqual((int)Refusal.None, (int)store.Change(SettingKey.Site, "\u90A2\u53F0 = bridge"));
        Assert.AreEqual((int)Refusal.None, (int)store.Change(SettingKey.Longitude, "-114500000"));

        SettingsStore next = Open(board);
        Assert.AreEqual((int)SettingsFinding.Sound, (int)next.Load());
        Assert.AreEqual(4294967295L, next.Settings.Number(SettingKey.Station));
        Assert.AreEqual(-114500000L, next.Settings.Number(SettingKey.Longitude));
        Assert.AreEqual("\u90A2\u53F0 = bridge", next.Settings.Text(SettingKey.Site));
        Assert.AreEqual(31, (int)next.Settings.Key(SettingKey.CommandKey)[31]);
        Assert.AreEqual(480L, next.Settings.Number(SettingKey.UtcOffset));
        Assert.IsTrue(next.Settings.HasStationNumber);
    }

    [TestMethod]
    [DataRow((int)SettingKey.Station, "4294967296")]
    [DataRow((int)SettingKey.Station, "-1")]
    [DataRow((int)SettingKey.Station, "99999999999999999999")]
    [DataRow((int)SettingKey.BrokerPort, "")]
    [DataRow((int)SettingKey.BrokerPort, "8 8")]
    [DataRow((int)SettingKey.CommandKey, "00")]
    [DataRow((int)SettingKey.Language, "fr")]
    public void What_breaks_its_rule_is_refused_and_changes_nothing(int key, string value)
    {
        SilentBoard board = new SilentBoard();
        SettingsStore store = Open(board);
        store.Load();
        string before = store.Settings.Text((SettingKey)key);
        Assert.AreNotEqual((int)Refusal.None, (int)store.Change((SettingKey)key, value));
        Assert.AreEqual(before, store.Settings.Text((SettingKey)key));
    }

    [TestMethod]
    public void Values_on_trial_are_taken_back_at_the_fourth_start_and_others_stay()
    {
        SilentBoard board = new SilentBoard();
        SettingsStore store = Open(board);
        store.Load();
        store.Change(SettingKey.BrokerHost, "good.example");
        SettingChange change = new SettingChange();
        change.Add(SettingKey.BrokerHost, "wrong.example");
        change.Add(SettingKey.Site, "bridge");
        Assert.AreEqual((int)Refusal.None, (int)store.Change(change, true));
        for (int start = 1; start < SettingsStore.TrialStartLimit; start++)
        {
            store = Open(board);
            store.Load();
            Assert.IsTrue(store.IsOnTrial);
            Assert.AreEqual("wrong.example", store.Settings.Text(SettingKey.BrokerHost));
        }

        store = Open(board);
        store.Load();
        Assert.IsFalse(store.IsOnTrial);
        Assert.AreEqual((int)SettingsNote.TakenBack, (int)store.Note);
        Assert.AreEqual("good.example", store.Settings.Text(SettingKey.BrokerHost));
        Assert.AreEqual("bridge", store.Settings.Text(SettingKey.Site));
    }

    [TestMethod]
    public void A_damaged_slot_leaves_the_one_before_in_force()
    {
        SilentBoard board = new SilentBoard();
        SettingsStore store = Open(board);
        store.Load();
        store.Change(SettingKey.BrokerPort, "1883");
        store.Change(SettingKey.BrokerPort, "1884");
        byte[] content = new byte[SettingsFile.LimitBytes];
        board.Files.Read(SettingsStore.Path(1), 0, content, 0, content.Length, out int count);
        content[20] ^= 1;
        board.Files.Replace(SettingsStore.Path(1), content, count);

        SettingsStore next = Open(board);
        Assert.AreEqual((int)SettingsFinding.Damaged, (int)next.Load());
        Assert.AreEqual(1883L, next.Settings.Number(SettingKey.BrokerPort));
    }

    private static SettingsStore Open(IBoard board) =>
        new SettingsStore(board.Files, board.Checksum, new StationSettings(new SettingsSchema()), new DeviceLog(board.Clock, 8));
}
