using System.Text;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Settings;
using Station.Simulator.Fleet;
using Station.Tests.Uplink;

namespace Station.Tests.Laws;

/// <summary>After a factory reset nothing of the station is left, in no file and in no raw block, however the power behaves.</summary>
public sealed class FactoryResetTests
{
    private const string Password = "planted-network-password";

    /// <summary>Cuts that are tried, spread over the whole of it.</summary>
    private static int Cuts => TestScale.Full ? 300 : 12;

    [Fact]
    public void Nothing_of_the_station_is_left_on_its_flash()
    {
        using var bench = new LawBench();
        byte[][] secrets = Prepare(bench);
        Assert.All(secrets, secret => Assert.True(IsInFlash(bench, secret)));

        Type(bench, "factory-reset --yes");
        bench.RunMinutes(2);

        Assert.Null(bench.Station.Firmware!.Delivery);
        Assert.All(secrets, secret => Assert.False(IsInFlash(bench, secret)));
        Assert.Equal(["boots"], bench.Station.Board.Storage.List("run") ?? []);
        Assert.Empty(bench.Station.Board.Storage.List("journal") ?? []);
        Assert.Empty(bench.Station.Board.Storage.List("keys") ?? []);
        Assert.Contains("\"station\":null", Ask(bench, "@1 identify"));
        Assert.Contains(Hal.Simulated.Flash.PlatformFiles.WiFi, bench.Station.Board.Storage.List("") ?? []);
        bench.RunMinutes(2);
    }

    [Fact]
    public void A_reset_that_is_refused_changes_nothing()
    {
        using var bench = new LawBench();
        bench.RunMinutes(3);
        Type(bench, "factory-reset");
        Type(bench, "no");
        bench.RunMinutes(2);
        Assert.NotNull(bench.Station.Firmware!.Delivery);
    }

    [Fact]
    public void Power_that_goes_in_the_middle_leaves_the_station_as_it_was_or_resets_it_all_the_same()
    {
        long operations = OperationsOfReset();
        int untouched = 0;
        int reset = 0;
        for (long operation = 0; operation < operations; operation += Math.Max(1, operations / Cuts))
        {
            using var bench = new LawBench();
            byte[][] secrets = Prepare(bench);
            bench.Station.Run.CutPowerAtFlashOperation(bench.Station.Board.Storage.Chip.Operations + operation, 2_000);
            Type(bench, "factory-reset --yes");
            bench.RunMinutes(4);
            bool isReset = bench.Station.Firmware!.Delivery is null;
            Assert.All(secrets, secret => Assert.NotEqual(isReset, IsInFlash(bench, secret)));
            untouched += isReset ? 0 : 1;
            reset += isReset ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{operations} flash operations; of the cuts {untouched} left the station as it was, {reset} did not keep it from being reset");
        Assert.True(untouched > 0 && reset > 0);
    }

    private static long OperationsOfReset()
    {
        using var bench = new LawBench();
        Prepare(bench);
        long before = bench.Station.Board.Storage.Chip.Operations;
        Type(bench, "factory-reset --yes");
        bench.RunMinutes(1);
        return bench.Station.Board.Storage.Chip.Operations - before;
    }

    private static byte[][] Prepare(LawBench bench)
    {
        bench.RunMinutes(3);
        Type(bench, $"set network-password {Password}");
        bench.RunMinutes(70);
        return
        [
            Encoding.UTF8.GetBytes(Password),
            Encoding.UTF8.GetBytes(bench.Delivery.Settings.Settings.Text(SettingKey.CommandKey)),
            bench.Platform.Keys.FirstChainKey,
        ];
    }

    private static bool IsInFlash(LawBench bench, byte[] secret) => bench.Station.Board.Storage.Chip.Image.IndexOf(secret) >= 0;

    private static void Type(LawBench bench, string line)
    {
        bench.Station.Board.Console.Type(line + "\r");
        bench.RunFor(5_000, 100);
    }

    private static string Ask(LawBench bench, string line)
    {
        bench.Station.Board.Console.TakePrinted();
        Type(bench, line);
        return bench.Station.Board.Console.TakePrinted();
    }
}
