using Station.Hal;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reports;

namespace Station.Tests.Laws;

/// <summary>Law 7 on a whole station: a volume that was damaged while the power was off costs what was damaged, and the platform is told.</summary>
public sealed class DamagedVolumeTests
{
    private const int LargeBytes = 20_000;

    private static readonly string[] Directories = ["run", "journal"];
    private static readonly string[] ForeignPaths =
    [
        "journal/mFFFFF", "journal/m00000", "journal/m0000G", "journal/e9", "run/m63", "run/x", "journal/other", "journal/h00001", "run/none",
    ];

    public static TheoryData<string> Kinds => ["flip", "burst", "foreign", "large", "empty", "gone"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_station_starts_measures_on_and_admits_what_it_lost(string kind)
    {
        using var bench = new LawBench(5);
        var random = new Random(kind.Length);
        bench.RunMinutes(70);
        int rounds = TestScale.Full ? 60 : 8;
        for (int round = 0; round < rounds; round++)
        {
            MakeBacklog(bench);
            bench.Station.Run.CutPower();
            string damaged = Damage(bench.Station.Board.Storage.Chip, kind, random);
            long measuredBefore = bench.Station.Measured;
            bench.Station.Run.PowerOn();
            bench.RunMinutes(5);
            Assert.True(bench.Station.Measured - measuredBefore >= 2, $"{damaged}: the station does not measure");
            bench.SetUplink(LinkCondition.Up);
            bench.RunMinutes(32);
            GapReport report = bench.Settle();
            Assert.True(report.Conflicts == 0, $"{damaged}: a number was used twice");
            Assert.True(report.Unexplained.Count == 0, $"{damaged}: {report.Unexplained.Count} records are missing and not admitted");
            Assert.Equal(0, bench.Platform.Report().Invalid);
            // Of a lost block the live copies may have arrived: provisional for ever, but there.
            long there = bench.Minutes().Count(record => record.Sequence < bench.SettledSequence);
            Assert.True(there + report.AdmittedLost >= bench.SettledMeasured, $"{damaged}: {there} + {report.AdmittedLost} of {bench.SettledMeasured} records");
        }
    }

    /// <summary>Two blocks that nobody has and a tail of several files.</summary>
    private static void MakeBacklog(LawBench bench)
    {
        bench.SetUplink(LinkCondition.Down);
        for (int block = 0; block < 2; block++)
        {
            bench.RunMinutes(7, 60_000);
            Assert.True(bench.Delivery.Journal.CloseOpenBlocks());
        }

        bench.RunMinutes(45, 60_000);
    }

    private static string Damage(FlashChip chip, string kind, Random random)
    {
        chip.PowerUp();
        FlashVolume volume = FlashVolume.Mount(chip);
        // An empty or missing tail file is also what a cut leaves; it cannot be told from damage, so it is none here.
        string[] paths = [.. Directories.SelectMany(directory => (volume.List(directory) ?? []).Select(name => directory + "/" + name))];
        paths = kind is "empty" or "gone" ? [.. paths.Where(candidate => !candidate.StartsWith("run/", StringComparison.Ordinal))] : paths;
        string path = kind == "foreign" ? ForeignPaths[random.Next(ForeignPaths.Length)] : paths[random.Next(paths.Length)];
        byte[] content = kind is "foreign" or "large" ? new byte[random.Next(1, kind == "large" ? LargeBytes : 600)] : new byte[volume.LengthOf(path)];
        if (kind is "foreign" or "large")
        {
            random.NextBytes(content);
        }
        else
        {
            volume.Read(path, 0, content, out _);
            Alter(content, kind == "burst" ? 40 : 1, random);
        }

        content = kind == "empty" ? [] : content;
        Assert.Equal(FileStatus.Done, kind == "gone" ? volume.Delete(path) : volume.Replace(path, content));
        chip.PowerDown();
        return $"{kind} in {path} of {content.Length} bytes";
    }

    private static void Alter(byte[] content, int bytes, Random random)
    {
        for (int at = random.Next(Math.Max(1, content.Length)); bytes > 0 && at < content.Length; at++, bytes--)
        {
            content[at] ^= (byte)(1 << random.Next(8));
        }
    }
}
