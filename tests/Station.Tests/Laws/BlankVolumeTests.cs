using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Texts;

namespace Station.Tests.Laws;

/// <summary>A volume that the platform formatted without a word: LED and terminal say what to do, the station measures and seals nothing, and waits for its new generation.</summary>
public sealed class BlankVolumeTests
{
    private const string Settings = "settings-a";
    private const string Key = "keys/chain";
    private const string Profile = "profile";

    private static readonly string Blank = Catalogue.Text(TextKey.StorageLost, Language.Chinese);
    private static readonly string Unprovisioned = Catalogue.Text(TextKey.NotProvisioned, Language.Chinese);

    [Fact]
    public void A_formatted_volume_is_told_of_over_any_number_of_boots_and_nothing_is_kept_on_it()
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(90);
        found.Format();
        long sinceMs = found.Bench.NowMs;
        for (int boot = 0; boot < 3; boot++)
        {
            found.Bench.RunMinutes(20);
            string status = found.Ask("status");
            Assert.Contains(Blank, status);
            Assert.Contains(Catalogue.Text(TextKey.StorageLostRemedy, Language.Chinese), status);
            Assert.Contains("closed", found.Ask("buffer"));
            Assert.Matches(@"supply +[0-9]+\.[0-9]+ V", found.Ask("sensors"));
            Assert.Empty(found.Bench.Publications.Where(sent => sent.AtMs > sinceMs).ToList());
            Assert.Empty(found.Directory("journal"));
            found.Change(_ => { });
        }
    }

    [Fact]
    public void The_flicker_of_a_blank_volume_is_on_the_power_led()
    {
        using var found = new FoundVolume();
        found.Format();
        found.Bench.RunMinutes(5);
        int changes = 0;
        found.Bench.Station.Board.Led(IndicatorName.Power).Changed += _ => changes++;
        found.Bench.RunFor(3_000, 50);
        Assert.InRange(changes, 25, 31);
    }

    /// <summary>A volume that lacks a part was not formatted: each part that is left tells so.</summary>
    [Theory]
    [InlineData(Settings)]
    [InlineData(Key)]
    [InlineData(Settings, Key)]
    [InlineData(Settings, Profile)]
    [InlineData(Key, Profile)]
    public void A_volume_that_kept_a_part_of_the_station_is_not_blank(params string[] kept)
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(5);
        found.Format(kept);
        found.Bench.RunMinutes(5);
        string status = found.Ask("status");
        Assert.Contains(Unprovisioned, status);
        Assert.DoesNotContain(Blank, status);
    }

    [Fact]
    public void A_journal_that_is_left_alone_is_not_blank_either_and_stays()
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(90);
        found.Bench.Delivery.Journal.CloseOpenBlocks();
        Dictionary<string, byte[]> journal = found.Directory("journal");
        found.Change(volume => new[] { Settings, Key, Profile }.ToList().ForEach(path => volume.Delete(path)));
        found.Bench.RunMinutes(60);
        Assert.DoesNotContain(Blank, found.Ask("status"));
        Assert.Equal(journal, found.Directory("journal"));
    }

    [Fact]
    public void Settings_that_cannot_be_read_are_not_a_wiped_volume()
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(5);
        found.Change(volume => volume.Replace(Settings, [1, 2, 3]));
        found.Bench.RunMinutes(5);
        string status = found.Ask("status");
        Assert.DoesNotContain(Blank, status);
        Assert.Contains(Unprovisioned, status);
        Assert.Contains(Catalogue.Text(TextKey.SettingsDamaged, Language.Chinese), status);
    }

    [Fact]
    public void Provisioned_again_it_keeps_records_from_the_next_boot_on()
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(5);
        Dictionary<string, byte[]> provision = found.Read(Settings, Key, Profile);
        found.Format();
        found.Bench.RunMinutes(20);
        Assert.Null(found.Bench.Station.Firmware!.Delivery);
        found.Change(volume => provision.ToList().ForEach(file => Assert.Equal(FileStatus.Done, volume.Replace(file.Key, file.Value))));
        found.Bench.RunMinutes(20);
        Assert.InRange(found.Bench.Delivery.Opening.AcceptedRecords, 15, 20);
        Assert.Contains("new", found.Ask("buffer"));
    }
}
