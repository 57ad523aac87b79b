using System.Text;
using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Profiles;
using Station.Texts;

namespace Station.Tests.Laws;

/// <summary>A new profile takes the place of the last one that worked, or leaves it in force: never is a station without one.</summary>
public sealed class ProfileChangeTests
{
    private const string New = "station.profile";
    private const string Good = "# next\nprofile minimum version=2   board=minimum\nsensor power model=supply\n\nchannel supply factor=x-supply unit=V decimals=2 from=power.voltage min=0 max=30 # V\n";
    private const string Bad = "profile minimum version=3 board=minimum\nsensor power model=supply\nchannel supply factor=x-supply unit=kg from=power.voltage min=0 max=30\n";

    [Fact]
    public void A_profile_that_can_be_used_is_taken_over_without_its_comments_and_its_file_goes()
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(3);
        found.Change(volume => Put(volume, Good));
        found.Bench.RunMinutes(5);
        Assert.Equal(
            "profile minimum version=2 board=minimum\nsensor power model=supply\nchannel supply factor=x-supply unit=V decimals=2 from=power.voltage min=0 max=30",
            Encoding.UTF8.GetString(found.Content(ProfileFile.KeptPath)).TrimEnd('\n'));
        Assert.False(Exists(found, New));
        Assert.Equal(1, Columns(found));
    }

    [Theory]
    [InlineData(Bad)]
    [InlineData("")]
    [InlineData("no profile at all")]
    public void A_profile_that_is_refused_leaves_the_last_good_one_in_force_and_says_so(string text)
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(3);
        byte[] kept = found.Content(ProfileFile.KeptPath);
        long measured = found.Bench.Station.Measured;
        found.Change(volume => Put(volume, text));
        long sinceMs = found.Bench.NowMs;
        found.Bench.RunMinutes(20);

        Assert.Equal(kept, found.Content(ProfileFile.KeptPath));
        Assert.Equal(5, Columns(found));
        Assert.True(found.Bench.Station.Measured > measured + 15, "it no longer records");
        Assert.Equal("kept", found.Status("profile", sinceMs));
        Assert.Contains("profile-kept", found.Ask("log"));
        Assert.StartsWith("refused line ", Encoding.UTF8.GetString(found.Content(New)));
        Assert.InRange(found.Content(New).Length, 1, 64);

        // It stays told until somebody brings another one.
        found.Change(_ => { });
        sinceMs = found.Bench.NowMs;
        found.Bench.RunMinutes(20);
        Assert.Equal("kept", found.Status("profile", sinceMs));
        found.Change(volume => Put(volume, Good));
        sinceMs = found.Bench.NowMs;
        found.Bench.RunMinutes(20);
        Assert.Equal("sound", found.Status("profile", sinceMs));
        Assert.Equal(1, Columns(found));
    }

    [Fact]
    public void A_power_cut_at_any_flash_operation_of_a_change_leaves_the_old_or_the_new_in_force()
    {
        AssertEveryCut(Good, [5, 1], 1);
    }

    [Fact]
    public void A_power_cut_at_any_flash_operation_of_a_refusal_leaves_the_old_in_force()
    {
        AssertEveryCut(Bad, [5], 5);
    }

    private static void AssertEveryCut(string text, int[] possible, int last)
    {
        long operations = CountOperations(text);
        Assert.InRange(operations, 2, 200);
        for (long cut = 1; cut <= operations; cut++)
        {
            using var found = new FoundVolume();
            found.Bench.RunMinutes(3);
            found.Change(volume => Put(volume, text));
            FlashChip chip = found.Bench.Station.Board.Storage.Chip;
            found.Bench.Station.Run.CutPowerAtFlashOperation(chip.Operations + cut, 30_000);
            found.Bench.RunFor(20_000);
            Assert.Contains(KeptColumns(found), possible);
            found.Bench.RunMinutes(3);
            Assert.Equal(last, Columns(found));
        }
    }

    /// <summary>Flash operations of a start that changes the profile, up to its first seconds.</summary>
    private static long CountOperations(string text)
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(3);
        found.Change(volume => Put(volume, text));
        FlashChip chip = found.Bench.Station.Board.Storage.Chip;
        long before = chip.Operations;
        found.Bench.RunFor(5_000);
        return chip.Operations - before;
    }

    private static void Put(FlashVolume volume, string text) => Assert.Equal(FileStatus.Done, volume.Replace(New, Encoding.UTF8.GetBytes(text)));

    private static bool Exists(FoundVolume found, string path) => FlashVolume.Mount(found.Bench.Station.Board.Storage.Chip.Clone()).LengthOf(path) >= 0;

    private static int Columns(FoundVolume found) => found.Bench.Station.Firmware!.Measuring.Channels.Length;

    private static int KeptColumns(FoundVolume found)
    {
        var problems = new ProfileProblems();
        Profile? kept = ProfileReader.Read(Encoding.UTF8.GetString(found.Content(ProfileFile.KeptPath)), problems);
        Assert.True(kept is not null, "the last good one is damaged");
        return kept.Channels.Length;
    }
}
