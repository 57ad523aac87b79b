using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Indicators;
using Station.Platform.Verification;
using Station.Sealing;

namespace Station.Tests.Laws;

/// <summary>Law 4 on a whole station: the key steps about daily, the platform follows, and the key before is gone from the raw flash.</summary>
public sealed class EpochTests
{
    private const int MinutesOfTwoSteps = 2 * 1_440 + 90;
    private const long SliceMs = 10_000;

    [Fact]
    public void Two_days_are_sealed_under_three_epochs_that_all_verify_and_only_the_last_key_is_left()
    {
        using var bench = new LawBench(3);
        VirtualFileStore storage = bench.Station.Board.Storage;
        storage.Timing = FlashTiming.Usual;
        bench.RunMinutes(30, SliceMs);
        bench.Station.Run.PlanPowerCut(bench.NowMs + 1_000, 5_000);
        bench.RunMinutes(MinutesOfTwoSteps, SliceMs);

        var verifier = new Verifier(bench.Platform.Registry);
        var epochs = new SortedSet<int>();
        int before = 0;
        foreach (Publication sent in bench.Publications.Where(publication => publication.Channel != "status"))
        {
            Judgement judgement = verifier.Verify($"sf1/{PlatformOnMemoryBroker.StationNumber:x8}/{sent.Channel}", sent.Payload);
            Assert.Equal(Verdict.Valid, judgement.Verdict);
            int epoch = judgement.KeyId!.Value.Epoch;
            epochs.Add(epoch);
            if (sent.Channel is "live" or "session")
            {
                Assert.True(epoch >= before, "sealed under an earlier epoch");
                before = epoch;
            }
        }

        Assert.Equal([0, 1, 2], epochs);
        Assert.Equal(2, bench.Delivery.Epochs.Epoch);
        Assert.Equal((0, 0), (bench.RefusedForSpace, bench.Delivery.Journal.RefusedRecords));
        var earlier = new Sealing.EarlierKeys(bench.Platform.Keys.FirstChainKey);
        Assert.Empty(earlier.FindBelow(2, storage.Chip));
        Assert.Equal([2], earlier.FindBelow(3, storage.Chip));
        Assert.Equal(0, bench.Settle().Unexplained.Count);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("damaged")]
    [InlineData("foreign")]
    public void Without_its_key_a_station_measures_on_and_says_so(string kind)
    {
        using var bench = new LawBench(4);
        bench.RunMinutes(5);
        bench.Station.Run.CutPower();
        Spoil(bench.Station.Board.Storage.Chip, kind);
        bench.Station.Run.PowerOn();
        bench.RunMinutes(3);
        Assert.Null(bench.Station.Firmware!.Delivery);
        Assert.True(bench.Station.Firmware.Measuring.Minutes.RecordsRefused > 0 || bench.Station.Firmware.Measuring.Minutes.RecordsAccepted > 0);
        Assert.Equal(StationState.NotProvisioned, bench.Station.Firmware.Indicators.Shown(IndicatorName.Power)!.State);
    }

    private static void Spoil(FlashChip chip, string kind)
    {
        chip.PowerUp();
        FlashVolume volume = FlashVolume.Mount(chip);
        byte[] content = new byte[volume.LengthOf(KeyStore.Path)];
        volume.Read(KeyStore.Path, 0, content, out _);
        content[kind == "foreign" ? 5 : 20] ^= 1;
        FileStatus status = kind == "gone" ? volume.Delete(KeyStore.Path) : volume.Replace(KeyStore.Path, content);
        Assert.Equal(FileStatus.Done, status);
    }
}
