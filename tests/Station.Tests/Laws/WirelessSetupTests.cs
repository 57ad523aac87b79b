using System.Text;
using Station.Settings;

namespace Station.Tests.Laws;

/// <summary>Improv at the terminal of a whole station: a network is taken on trial, and a wrong password harms nothing.</summary>
public sealed class WirelessSetupTests
{
    private const string Name = "bridge-5";
    private const string Password = "planted-network-password";

    [Fact]
    public void A_station_in_service_goes_over_to_the_network_and_keeps_it_once_its_broker_is_reached()
    {
        using var bench = new LawBench();
        bench.RunMinutes(3);
        byte[] printed = Send(bench, 20_000);
        Assert.True(Holds(printed, [1, 1, 3]) && Holds(printed, [1, 1, 4]), "provisioning, then provisioned");
        Assert.Equal(Name, bench.Delivery.Settings.Settings.Text(SettingKey.NetworkName));
        bench.RunMinutes(5);
        Assert.False(bench.Delivery.Settings.IsOnTrial);
    }

    [Fact]
    public void A_wrong_password_is_told_and_the_station_goes_back_to_its_network()
    {
        using var bench = new LawBench();
        bench.RunMinutes(3);
        string before = bench.Delivery.Settings.Settings.Text(SettingKey.NetworkName);
        bench.Station.Board.WiFi.RefusesCredentials = true;
        byte[] printed = Send(bench, 20_000);
        Assert.True(Holds(printed, [2, 1, 3]), "unable to connect");
        Assert.True(Holds(printed, Encoding.UTF8.GetBytes("password-refused: ")), "and why");
        bench.RunMinutes(12);
        Assert.Equal(before, bench.Delivery.Settings.Settings.Text(SettingKey.NetworkName));
        Assert.False(Holds(printed, Encoding.UTF8.GetBytes(Password)));
    }

    /// <summary>Sends the settings and takes what is printed in so long.</summary>
    private static byte[] Send(LawBench bench, long forMs)
    {
        byte[] data = [1, (byte)(2 + Name.Length + Password.Length), (byte)Name.Length, .. Encoding.UTF8.GetBytes(Name), (byte)Password.Length, .. Encoding.UTF8.GetBytes(Password)];
        byte[] packet = [.. "IMPROV"u8, 1, 3, (byte)data.Length, .. data];
        bench.Station.Board.Console.TakePrintedBytes();
        bench.Station.Board.Console.Type([.. packet, (byte)packet.Sum(value => value)]);
        bench.RunFor(forMs, 100);
        return bench.Station.Board.Console.TakePrintedBytes();
    }

    private static bool Holds(byte[] printed, byte[] part) => printed.AsSpan().IndexOf(part) >= 0;
}
