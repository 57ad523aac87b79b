using System.Text;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Settings;
using Station.Texts;
using Station.Uplink;

namespace Station.Tests.Uplink;

public sealed class BrokerOptionsTests
{
    [Fact]
    [Trait("FieldFailure", "10")]
    public void An_authority_that_is_missing_is_one_that_nobody_matches_and_never_a_connection_without_TLS()
    {
        var board = new VirtualBoard(new VirtualTime(0), new VirtualBoardOptions(), new MemoryBrokerLink(new MemoryBroker()));
        board.Start();
        var settings = new StationSettings(new SettingsSchema());
        Assert.Null(BrokerOptions.Create(board.Files, settings, new Topics(1)).AuthorityPem);

        Assert.Equal(Refusal.None, settings.TrySet(SettingKey.BrokerAuthorityFile, "authority"));
        Assert.Equal(string.Empty, BrokerOptions.Create(board.Files, settings, new Topics(1)).AuthorityPem);

        byte[] replaced = Encoding.UTF8.GetBytes("-----BEGIN CERTIFICATE-----");
        board.Files.Replace("authority", replaced, replaced.Length);
        Assert.Equal("-----BEGIN CERTIFICATE-----", BrokerOptions.Create(board.Files, settings, new Topics(1)).AuthorityPem);
    }
}
