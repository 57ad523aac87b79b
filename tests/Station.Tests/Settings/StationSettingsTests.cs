using Station.Settings;
using Station.Texts;
using Xunit;

namespace Station.Tests.Settings;

public sealed class StationSettingsTests
{
    [Fact]
    public void The_schema_stands_in_the_order_of_its_keys_with_defaults_that_pass_their_rules()
    {
        var schema = new SettingsSchema();
        Assert.Equal(Enum.GetValues<SettingKey>(), Enumerable.Range(0, schema.Count).Select(i => schema[i].Key));
        for (int i = 0; i < schema.Count; i++)
        {
            Assert.Equal(Refusal.None, SettingRules.Check(schema[i], schema[i].Standard, out _));
            Assert.Equal(schema[i].Key, schema.Find(schema[i].Name).Key);
        }
    }

    [Fact]
    public void Secrets_are_marked_and_have_no_default()
    {
        var schema = new SettingsSchema();
        SettingDefinition[] secrets = Enumerable.Range(0, schema.Count).Select(i => schema[i]).Where(definition => definition.Secret).ToArray();
        Assert.Equal(
            [SettingKey.CommandKey, SettingKey.NetworkPassword, SettingKey.BrokerPassword],
            secrets.Select(definition => definition.Key));
        Assert.All(secrets, definition => Assert.Empty(definition.Standard));
    }

    [Theory]
    [InlineData(SettingKey.Station, "4294967295", Refusal.None)]
    [InlineData(SettingKey.Station, "4294967296", Refusal.SettingOutOfRange)]
    [InlineData(SettingKey.Station, "-1", Refusal.SettingOutOfRange)]
    [InlineData(SettingKey.Station, "", Refusal.SettingNotNumber)]
    [InlineData(SettingKey.Station, "-", Refusal.SettingNotNumber)]
    [InlineData(SettingKey.Station, "+1", Refusal.SettingNotNumber)]
    [InlineData(SettingKey.Station, "1 ", Refusal.SettingNotNumber)]
    [InlineData(SettingKey.Station, "99999999999999999999999999999999", Refusal.SettingOutOfRange)]
    [InlineData(SettingKey.Latitude, "-90000000", Refusal.None)]
    [InlineData(SettingKey.Latitude, "-90000001", Refusal.SettingOutOfRange)]
    [InlineData(SettingKey.Longitude, "180000001", Refusal.SettingOutOfRange)]
    [InlineData(SettingKey.BrokerPort, "0", Refusal.SettingOutOfRange)]
    [InlineData(SettingKey.UtcOffset, "841", Refusal.SettingOutOfRange)]
    [InlineData(SettingKey.CommandKey, "00", Refusal.SettingNotKey)]
    [InlineData(SettingKey.CommandKey, "zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", Refusal.SettingNotKey)]
    [InlineData(SettingKey.CommandKey, "", Refusal.None)]
    [InlineData(SettingKey.Site, "桥东区监测站", Refusal.None)]
    [InlineData(SettingKey.Site, "a\nstation=1", Refusal.SettingBadCharacter)]
    [InlineData(SettingKey.Site, "三十三个汉字的站名三十三个汉字的站名三十三个汉字的站名三十三个汉字", Refusal.SettingTooLong)]
    [InlineData(SettingKey.NetworkName, "123456789012345678901234567890123", Refusal.SettingTooLong)]
    [InlineData(SettingKey.BrokerHost, "broker.example.org", Refusal.None)]
    [InlineData(SettingKey.BrokerHost, "broker example", Refusal.SettingBadCharacter)]
    [InlineData(SettingKey.ProfileFile, "../keys", Refusal.SettingBadCharacter)]
    [InlineData(SettingKey.Language, "en", Refusal.None)]
    [InlineData(SettingKey.Language, "EN", Refusal.SettingNotChoice)]
    public void A_value_is_held_against_its_rule(SettingKey key, string value, Refusal expected)
    {
        var settings = new StationSettings(new SettingsSchema());
        string before = settings.Text(key);
        Assert.Equal(expected, settings.TrySet(key, value));
        Assert.Equal(expected == Refusal.None ? value : before, settings.Text(key));
    }
}
