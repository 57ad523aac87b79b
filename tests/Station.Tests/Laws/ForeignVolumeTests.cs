using System.Buffers.Binary;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Texts;

namespace Station.Tests.Laws;

/// <summary>
/// What a station does with a volume that is not as it left it: it starts, goes on measuring, says what it found on the terminal and in its status, and loses nothing that was readable.
/// </summary>
public sealed class ForeignVolumeTests
{
    private const double Minutes = 30;

    public static TheoryData<string, string> OurFiles
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (string path in new[]
                     { "journal/head", "journal/m00001", "journal/e00001", "run/m0", "run/boots", "run/breadcrumb", "keys/chain", "settings-a", "settings-b", "profile" })
            {
                rows.Add(path, "empty");
                rows.Add(path, "huge");
            }

            return rows;
        }
    }

    [Fact]
    public void A_volume_that_somebody_filled_stops_the_records_and_costs_none_of_those_before()
    {
        using var found = new FoundVolume();
        MakeBacklog(found.Bench);
        Dictionary<string, byte[]> segments = found.Directory("journal");
        found.Change(FoundVolume.Fill);
        long sinceMs = found.Bench.NowMs;
        found.Bench.RunMinutes(4 * 60, 10_000);
        Assert.All(segments.Where(file => !file.Key.EndsWith("head", StringComparison.Ordinal)), file => Assert.Equal(file.Value, found.Content(file.Key).Take(file.Value.Length)));
        AssertMeasures(found);
        AssertSays(found, "refused", TextKey.StorageRefusing, sinceMs);

        found.Change(volume => volume.List("")!.Where(name => name.StartsWith("movie", StringComparison.Ordinal)).ToList().ForEach(name => volume.Delete(name)));
        AssertEverythingArrives(found.Bench);
    }

    [Fact]
    public void A_volume_that_was_full_from_the_beginning_is_told_of()
    {
        using var found = new FoundVolume();
        found.Change(FoundVolume.Fill);
        long sinceMs = found.Bench.NowMs;
        found.Bench.RunMinutes(Minutes);
        Assert.Equal(0, found.Bench.Station.Measured);
        AssertMeasures(found);
        AssertSays(found, "refused", TextKey.StorageRefusing, sinceMs);
    }

    [Fact]
    [Trait("FieldFailure", "9")]
    public void A_volume_that_refuses_is_not_worn_out_by_asking_it_again_and_again()
    {
        using var found = new FoundVolume();
        MakeBacklog(found.Bench);
        found.Change(FoundVolume.Fill);
        found.Bench.RunMinutes(10 * 60, 10_000);
        Assert.Contains("refused", found.Ask("buffer"));
        long before = found.Bench.Station.Board.Storage.Chip.BytesProgrammed;
        found.Bench.RunMinutes(60, 10_000);
        Assert.InRange(found.Bench.Station.Board.Storage.Chip.BytesProgrammed - before, 0, 60 * 1_024);
    }

    /// <summary>The account knows nothing of files of others; what the platform has makes room for what comes.</summary>
    [Fact]
    public void A_volume_that_others_nearly_fill_goes_on_as_long_as_the_platform_takes_the_blocks()
    {
        using var found = new FoundVolume();
        found.Bench.RunMinutes(30);
        found.Change(volume =>
        {
            FoundVolume.Fill(volume);
            Assert.Equal(FileStatus.Done, volume.Delete("movie-0.bin"));
        });
        for (int block = 0; block < 200; block++)
        {
            found.Bench.RunMinutes(5, 5_000);
            found.Bench.Delivery.Journal.CloseOpenBlocks();
        }

        Assert.True(found.Bench.Delivery.Store.Series[0].First > 1);
        Assert.Equal(0, found.Bench.Delivery.Opening.RefusedRecords);
        Assert.Contains("sound", found.Ask("buffer"));
        AssertEverythingArrives(found.Bench);
    }

    [Theory]
    [InlineData("journal", "journal-blocked")]
    [InlineData("run", "run-blocked")]
    public void A_file_that_has_the_name_of_our_directory_is_left_alone_and_told_of(string name, string token)
    {
        using var found = new FoundVolume();
        byte[] foreign = [1, 2, 3];
        found.Format("settings-a", "keys/chain", "station.profile");
        found.Change(volume => Assert.Equal(FileStatus.Done, volume.Replace(name, foreign)));
        long sinceMs = found.Bench.NowMs;
        found.Bench.RunMinutes(Minutes);
        Assert.Equal(foreign, found.Content(name));
        Assert.Equal(0, found.Bench.Station.Measured);
        Assert.Empty(found.Directory("journal"));
        AssertMeasures(found);
        AssertSays(found, token, TextKey.StorageRefusing, sinceMs);
        Assert.DoesNotContain(Catalogue.Text(TextKey.CauseFirstStart, Language.Chinese), name == "run" ? found.Ask("status") : "");

        found.Change(volume => volume.Delete(name));
        found.Bench.RunMinutes(20);
        Assert.InRange(found.Bench.Station.Measured, 15, 20);
        AssertEverythingArrives(found.Bench);
    }

    [Fact]
    public void A_file_that_has_the_name_of_the_directory_of_keys_leaves_a_station_without_key()
    {
        using var found = new FoundVolume();
        found.Format("settings-a", "station.profile");
        found.Change(volume => Assert.Equal(FileStatus.Done, volume.Replace("keys", [1])));
        long sinceMs = found.Bench.NowMs;
        found.Bench.RunMinutes(Minutes);
        AssertMeasures(found);
        Assert.Contains(Catalogue.Text(TextKey.NotProvisioned, Language.Chinese), found.Ask("status"));
        Assert.Equal("missing", found.Status("key", sinceMs));
    }

    [Fact]
    public void Nothing_of_a_journal_of_a_later_format_is_touched_and_nothing_is_accepted()
    {
        using var found = new FoundVolume();
        MakeBacklog(found.Bench);
        byte[] original = [];
        found.Change(volume =>
        {
            original = ReadAll(volume, "journal/head");
            byte[] later = [.. original];
            later[0] = 2;
            var checksum = new VirtualChecksum(new HalGate(new VirtualTime(0), new ExternalWatchdog(0)));
            BinaryPrimitives.WriteUInt32BigEndian(later.AsSpan(later.Length - 4), checksum.Crc32(later, 0, later.Length - 4));
            volume.Replace("journal/head", later);
        });
        Dictionary<string, byte[]> before = found.Directory("journal");
        Dictionary<string, byte[]> tails = Tails(found);
        found.Bench.SetUplink(LinkCondition.Up);
        long sinceMs = found.Bench.NowMs;
        long measured = found.Bench.Station.Measured;
        found.Bench.RunMinutes(90, 5_000);
        Assert.Equal(before, found.Directory("journal"));
        Assert.Equal(tails, Tails(found));
        Assert.Equal(measured, found.Bench.Station.Measured);
        Assert.DoesNotContain(found.Bench.Publications, sent => sent.AtMs >= sinceMs && sent.Channel != "status");
        AssertMeasures(found);
        AssertSays(found, "later-format", TextKey.StorageRefusing, sinceMs);

        found.Change(volume => volume.Replace("journal/head", original));
        AssertEverythingArrives(found.Bench);
    }

    /// <summary>What is damaged may cost itself; the rest is delivered, and what is lost is admitted.</summary>
    [Theory]
    [MemberData(nameof(OurFiles))]
    public void A_file_of_ours_that_is_empty_or_huge_costs_no_more_than_itself(string path, string how)
    {
        using var found = new FoundVolume();
        MakeBacklog(found.Bench);
        byte[] original = found.Content(path);
        byte[] content = new byte[how == "empty" ? 0 : FoundVolume.HugeBytes];
        new Random(path.Length).NextBytes(content);
        Dictionary<string, byte[]> others = Evidence(found);
        found.Change(volume => Assert.Equal(FileStatus.Done, volume.Replace(path, content)));
        long sinceMs = found.Bench.NowMs;
        found.Bench.SetUplink(LinkCondition.Up);
        found.Bench.RunMinutes(20);
        AssertMeasures(found);
        AssertTold(found, path, how, sinceMs);
        if (found.Bench.Station.Firmware!.Delivery is null)
        {
            Assert.Equal(others, Evidence(found));
            found.Change(volume => volume.Replace(path, original));
            found.Bench.RunMinutes(5);
        }

        // A tail that a cut left empty on its creation looks the same as one that held rows: nobody can admit what nobody knows of.
        bool isUnknowable = path == "run/m0" && how == "empty";
        AssertEverythingArrives(found.Bench, mayLose: path is "journal/m00001" or "journal/e00001" or "run/m0", isUnknowable ? 60 : 0);
    }

    [Fact]
    public void An_empty_tail_file_hides_none_of_those_behind_it()
    {
        const int RowsPosition = 1;
        using var found = new FoundVolume("reference");
        MakeBacklog(found.Bench, 140);
        Assert.NotEqual(0, found.Content("run/m1")[RowsPosition]);
        int emptied = found.Content("run/m0")[RowsPosition];
        found.Change(volume => volume.Replace("run/m0", []));
        found.Bench.SetUplink(LinkCondition.Up);
        found.Bench.RunMinutes(20);
        AssertEverythingArrives(found.Bench, unknown: emptied);
    }

    private static void AssertTold(FoundVolume found, string path, string how, long sinceMs)
    {
        switch (path)
        {
            case "keys/chain":
                Assert.Equal(how == "empty" ? "missing" : "damaged", found.Status("key", sinceMs));
                Assert.Contains(Catalogue.Text(TextKey.NotProvisioned, Language.Chinese), found.Ask("status"));
                break;
            case "profile":
                Assert.Equal("refused", found.Status("profile", sinceMs));
                Assert.Contains(Catalogue.Text(TextKey.NotProvisioned, Language.Chinese), found.Ask("status"));
                break;
            case "settings-a" when how == "huge":
                Assert.Contains("settings-slot-damaged", found.Ask("log"));
                break;
            case "settings-b" when how == "huge":
                Assert.Equal("damaged", found.Status("settings", sinceMs));
                Assert.Contains(Catalogue.Text(TextKey.SettingsDamaged, Language.Chinese), found.Ask("status"));
                break;
            case "journal/head" or "journal/m00001" or "journal/e00001":
                Assert.Equal("repaired", found.Status("journal", sinceMs));
                Assert.Contains("repaired", found.Ask("buffer"));
                break;
            case "run/m0" when how == "huge":
                Assert.Equal("repaired", found.Status("journal", sinceMs));
                break;
        }
    }

    private static Dictionary<string, byte[]> Evidence(FoundVolume found) =>
        found.Directory("journal").Concat(Tails(found)).ToDictionary();

    private static Dictionary<string, byte[]> Tails(FoundVolume found) =>
        found.Directory("run").Where(file => file.Key.StartsWith("run/m", StringComparison.Ordinal)).ToDictionary();

    /// <summary>Blocks that nobody has, and an open tail of several files.</summary>
    private static void MakeBacklog(LawBench bench, int minutes = 60)
    {
        bench.RunMinutes(30);
        bench.SetUplink(LinkCondition.Down);
        Assert.True(bench.Delivery.Journal.CloseOpenBlocks());
        bench.RunMinutes(minutes, 60_000);
        Assert.True(bench.Delivery.Journal.OpenRecords > 50);
    }

    private static void AssertMeasures(FoundVolume found)
    {
        string sensors = found.Ask("sensors");
        Assert.Matches(@"supply +[0-9]+\.[0-9]+ V", sensors);
        Assert.Equal(0, found.Bench.Station.Run.WatchdogResets);
    }

    private static void AssertSays(FoundVolume found, string journal, TextKey state, long sinceMs)
    {
        Assert.Contains(journal, found.Ask("buffer"));
        string status = found.Ask("status");
        Assert.Contains(Catalogue.Text(state, Language.Chinese), status);
        Assert.DoesNotContain(Catalogue.Text(TextKey.Running, Language.Chinese), status);
        found.Bench.SetUplink(LinkCondition.Up);
        found.Bench.RunMinutes(16);
        Assert.Equal(journal, found.Status("journal", sinceMs));
    }

    private static void AssertEverythingArrives(LawBench bench, bool mayLose = false, int unknown = 0)
    {
        bench.SetUplink(LinkCondition.Up);
        bench.RunMinutes(30);
        Platform.Reports.GapReport report = bench.Settle();
        Assert.Equal((0, 0), (report.Unexplained.Count, report.Conflicts));

        // The record of an hour that ended meanwhile may be in no block yet.
        Assert.InRange(report.Awaited, 0, 1);
        long there = bench.Minutes().Count(record => record.Sequence < bench.SettledSequence);
        Assert.True(there + unknown + (mayLose ? report.AdmittedLost : 0) >= bench.SettledMeasured, $"{there} of {bench.SettledMeasured} arrived");
    }

    private static byte[] ReadAll(FlashVolume volume, string path)
    {
        byte[] content = new byte[volume.LengthOf(path)];
        volume.Read(path, 0, content, out _);
        return content;
    }
}
