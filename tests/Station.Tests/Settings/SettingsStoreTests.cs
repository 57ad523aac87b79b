using System.Text;
using Station.Logging;
using Station.Settings;
using Station.Tests.Supervision;
using Station.Texts;
using Xunit;

namespace Station.Tests.Settings;

public sealed class SettingsStoreTests
{
    private const string Key = "000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F";
    private readonly TestBoard board = new();

    private RamFileStore Volume => board.Volume;

    [Fact]
    public void A_new_volume_has_the_defaults_and_no_identity()
    {
        (SettingsStore store, SettingsFinding finding, _) = Open();
        Assert.Equal(SettingsFinding.NeverSet, finding);
        Assert.False(store.Settings.HasStationNumber);
        Assert.Equal(480, store.Settings.Number(SettingKey.UtcOffset));
        Assert.Equal(Language.Chinese, store.Settings.Language);
    }

    [Fact]
    public void What_was_saved_is_there_at_the_next_start()
    {
        Provision();
        (SettingsStore store, SettingsFinding finding, _) = Open();
        Assert.Equal(SettingsFinding.Sound, finding);
        Assert.True(store.Settings.HasStationNumber);
        Assert.Equal("邢台市 二号桥", store.Settings.Text(SettingKey.Site));
        Assert.Equal(4_000_000_000, store.Settings.Number(SettingKey.Station));
        Assert.Equal(-37_068_000, store.Settings.Number(SettingKey.Latitude));
        Assert.Equal(Enumerable.Range(0, 32).Select(i => (byte)i), store.Settings.Key(SettingKey.CommandKey));
    }

    [Fact]
    public void Changes_go_to_the_slots_in_turn()
    {
        SettingsStore store = Provision();
        for (int i = 0; i < 5; i++)
        {
            byte[]? a = Volume.Files.GetValueOrDefault(SettingsStore.Path(0));
            byte[]? b = Volume.Files.GetValueOrDefault(SettingsStore.Path(1));
            Assert.Equal(Refusal.None, store.Change(SettingKey.BrokerPort, (2000 + i).ToString()));
            bool aChanged = a != Volume.Files.GetValueOrDefault(SettingsStore.Path(0));
            Assert.NotEqual(aChanged, b != Volume.Files.GetValueOrDefault(SettingsStore.Path(1)));
            Assert.Equal(2000 + i, Open().Store.Settings.Number(SettingKey.BrokerPort));
        }
    }

    [Fact]
    public void Every_damage_to_the_newest_slot_falls_back_to_the_one_before_and_is_reported()
    {
        Provision().Change(SettingKey.BrokerPort, "1884");
        string newest = Newest();
        byte[] whole = Volume.Files[newest];
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] altered = (byte[])whole.Clone();
            altered[at] ^= (byte)(1 << (at % 8));
            AssertFallsBack(newest, altered);
            if (at > 0)
            {
                AssertFallsBack(newest, whole[..at]);
            }
        }
    }

    [Fact]
    public void The_empty_file_that_a_cut_leaves_of_a_first_write_is_no_damage()
    {
        Provision();
        Volume.Files[SettingsStore.Path(1)] = [];
        Assert.Equal(SettingsFinding.Sound, Open().Finding);
    }

    [Fact]
    public void Two_damaged_slots_are_lost_settings_and_the_defaults()
    {
        Provision().Change(SettingKey.BrokerPort, "1884");
        Volume.Files[SettingsStore.Path(0)][40] ^= 1;
        Volume.Files[SettingsStore.Path(1)][40] ^= 1;
        (SettingsStore store, SettingsFinding finding, DeviceLog log) = Open();
        Assert.Equal(SettingsFinding.Lost, finding);
        Assert.False(store.Settings.HasStationNumber);
        Assert.Equal(2, log.Count(Component.Settings, LogLevel.Error));
    }

    [Fact]
    public void A_value_that_breaks_its_rule_takes_its_default_and_is_reported()
    {
        WriteSlot("format=1\nversion=7\nstation=12\nbroker-port=70000\nutc-offset=abc\n");
        (SettingsStore store, SettingsFinding finding, DeviceLog log) = Open();
        Assert.Equal(SettingsFinding.Damaged, finding);
        Assert.Equal(12, store.Settings.Number(SettingKey.Station));
        Assert.Equal(8883, store.Settings.Number(SettingKey.BrokerPort));
        Assert.Equal(1, log.Count(Component.Settings, LogLevel.Error));
    }

    [Fact]
    public void Settings_of_a_newer_firmware_that_this_one_does_not_know_are_passed_over()
    {
        WriteSlot("format=1\nversion=7\nstation=12\nx-later=5\nno sign here\n");
        (SettingsStore store, SettingsFinding finding, _) = Open();
        Assert.Equal(SettingsFinding.Sound, finding);
        Assert.Equal(12, store.Settings.Number(SettingKey.Station));
    }

    [Fact]
    public void A_slot_of_another_format_is_not_read()
    {
        WriteSlot("format=2\nversion=7\nstation=12\n");
        (SettingsStore store, SettingsFinding finding, _) = Open();
        Assert.Equal(SettingsFinding.Lost, finding);
        Assert.Equal(0, store.Settings.Number(SettingKey.Station));
    }

    [Fact]
    public void When_flash_refuses_the_value_before_stays_in_force()
    {
        SettingsStore store = Provision();
        Volume.Refuses = true;
        Assert.Equal(Refusal.SettingsNotSaved, store.Change(SettingKey.BrokerPort, "1884"));
        Assert.Equal(8883, store.Settings.Number(SettingKey.BrokerPort));
    }

    [Fact]
    public void The_longest_values_of_all_settings_fit_a_slot()
    {
        (SettingsStore store, _, _) = Open();
        SettingsSchema schema = store.Settings.Schema;
        for (int i = 0; i < schema.Count; i++)
        {
            string value = schema[i].Type switch
            {
                SettingType.Number => schema[i].Minimum < 0 ? schema[i].Minimum.ToString() : schema[i].Maximum.ToString(),
                SettingType.Key => Key,
                SettingType.Language => "en",
                _ => new string('x', (int)schema[i].Maximum),
            };
            Assert.Equal(Refusal.None, store.Settings.TrySet(schema[i].Key, value));
        }

        Assert.Equal(Refusal.None, store.Save());
        Assert.True(Volume.Files[Newest()].Length <= SettingsFile.LimitBytes);
        Assert.Equal(SettingsFinding.Sound, Open().Finding);
    }

    private SettingsStore Provision()
    {
        SettingsStore store = Open().Store;
        Assert.Equal(Refusal.None, store.Settings.TrySet(SettingKey.Station, "4000000000"));
        Assert.Equal(Refusal.None, store.Settings.TrySet(SettingKey.CommandKey, Key));
        Assert.Equal(Refusal.None, store.Settings.TrySet(SettingKey.Site, "邢台市 二号桥"));
        Assert.Equal(Refusal.None, store.Settings.TrySet(SettingKey.Latitude, "-37068000"));
        Assert.Equal(Refusal.None, store.Save());
        return store;
    }

    private (SettingsStore Store, SettingsFinding Finding, DeviceLog Log) Open()
    {
        var log = new DeviceLog(board.Clock, 16);
        var store = new SettingsStore(Volume, board.Checksum, new StationSettings(new SettingsSchema()), log);
        return (store, store.Load(), log);
    }

    private void AssertFallsBack(string slot, byte[] content)
    {
        Volume.Files[slot] = content;
        (SettingsStore store, SettingsFinding finding, DeviceLog log) = Open();
        Assert.Equal(SettingsFinding.Damaged, finding);
        Assert.Equal(8883, store.Settings.Number(SettingKey.BrokerPort));
        Assert.Equal(1, log.Count(Component.Settings, LogLevel.Error));
    }

    private string Newest() => SettingsStore.Path(
        Volume.Files.ContainsKey(SettingsStore.Path(1)) && Version(1) > Version(0) ? 1 : 0);

    private int Version(int slot) => int.Parse(Encoding.UTF8.GetString(Volume.Files[SettingsStore.Path(slot)]).Split('\n')[1].Split('=')[1]);

    private void WriteSlot(string body)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        Volume.Files[SettingsStore.Path(0)] = [.. bytes, .. Encoding.ASCII.GetBytes($"crc32={board.Checksum.Crc32(bytes, 0, bytes.Length):X8}\n")];
    }
}
