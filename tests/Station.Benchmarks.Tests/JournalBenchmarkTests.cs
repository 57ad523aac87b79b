using System.Text.Json;
using Station.Benchmarks.Reports;
using Station.Benchmarks.Series;
using Station.Benchmarks.Volumes;
using Station.Hal;
using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks.Tests;

/// <summary>The whole benchmark over a few days: its figures belong together, and its trace can be replayed.</summary>
public sealed class JournalBenchmarkTests : IClassFixture<JournalBenchmarkTests.ShortRun>
{
    private readonly ShortRun run;

    public JournalBenchmarkTests(ShortRun run) => this.run = run;

    public static TheoryData<string> Lines() => ["minutes", "tenMinuteStatistics"];

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_journal_is_denser_wears_less_and_lasts_longer_than_all_others(string line)
    {
        WorkloadReport report = ReportOf(line);

        Assert.Equal(["fixed-int16", "json-lines", "senml-cbor", "senml-json", "sqlite"], report.Baselines.Keys.Order());
        Assert.All(report.Baselines.Values, other =>
        {
            Assert.True(other.BytesPerRecord > 2 * report.Journal.BytesPerRecord);
            Assert.Equal(other.BytesPerRecord / report.Journal.BytesPerRecord, other.TimesAsLargeAsJournal);
            Assert.True(other.DaysOfOutage < report.Journal.DaysOfOutage);
            Assert.True(other.ErasesPerRecord is null || other.ErasesPerRecord > report.Journal.ErasesPerRecord);
        });
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void What_was_measured_twice_agrees(string line)
    {
        WorkloadReport report = ReportOf(line);

        foreach (ContenderFigures figures in report.Baselines.Values.Append(report.Journal))
        {
            Assert.InRange(figures.ContentBytesPerRecord, 1, figures.BytesPerRecord);
            Assert.InRange(figures.DaysOfOutage * 86_400 / report.PeriodSeconds * figures.ContentBytesPerRecord, 80_000, ReferenceVolume.Bytes);
            Assert.True(figures.MeanLifeYears is null || figures.LifeYears <= figures.MeanLifeYears);
        }
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void The_journal_allocates_nothing_but_for_a_seal(string line)
    {
        JournalFigures figures = ReportOf(line).Journal;

        Assert.Equal(0, figures.HeapBytesPerRecord);
        Assert.InRange(figures.HeapBytesPerSeal, 1, 8_192);
        Assert.InRange(figures.HalHeapBytesPerSeal, 32, 64);
        Assert.InRange(figures.BitsPerValue, figures.EntropyBitsPerValue * 0.9, figures.EntropyBitsPerValue * 1.3);
        Assert.InRange(figures.IlPerRecord, figures.IlPerAccept, figures.IlPerSeal);
        Assert.True(figures.BootReadBytes > 0 && figures.BootDeviceReadBytes >= figures.BootReadBytes);
    }

    [Fact]
    public void The_object_has_the_figures_under_their_names()
    {
        JsonElement json = JsonDocument.Parse(run.Report.ToJson()).RootElement;

        Assert.Equal("generated", json.GetProperty("data").GetString());
        JsonElement minutes = json.GetProperty("minutes");
        foreach (string name in (string[])["bytesPerRecord", "writeAmplification", "erasesPerRecord", "lifeYears", "meanLifeYears", "daysOfOutage", "bitsPerValue", "entropyBitsPerValue",
            "bootReadBytes", "bootDeviceReadBytes", "heapBytesPerRecord", "heapBytesPerSeal", "ilPerRecord"])
        {
            Assert.Equal(JsonValueKind.Number, minutes.GetProperty("journal").GetProperty(name).ValueKind);
        }

        JsonElement sqlite = minutes.GetProperty("baselines").GetProperty("sqlite");
        Assert.Equal(JsonValueKind.Null, sqlite.GetProperty("lifeYears").ValueKind);
        Assert.NotEqual(string.Empty, sqlite.GetProperty("note").GetString());
    }

    [Fact]
    public void The_trace_replayed_on_a_blank_volume_ends_every_operation_as_it_did()
    {
        FlashVolume? volume = null;
        FlashChip? chip = null;
        int volumes = 0;
        foreach (string[] words in run.Trace.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(line => line.Split(' ')))
        {
            switch (words[0])
            {
                case "volume":
                    chip = new FlashChip(int.Parse(words[2]));
                    volume = FlashVolume.Mount(chip);
                    volumes++;
                    break;
                case "mount":
                    volume = FlashVolume.Mount(chip!);
                    break;
                default:
                    Assert.Equal(words[3], Replay(volume!, words[0], words[1], int.Parse(words[2])));
                    break;
            }
        }

        Assert.Equal(2 * 2 * 5, volumes);
    }

    private static string Replay(FlashVolume volume, string verb, string path, int bytes)
    {
        FileStatus status = verb switch
        {
            "replace" => volume.Replace(path, new byte[bytes]),
            "append" => volume.Append(path, new byte[bytes]),
            "delete" => volume.Delete(path),
            "read" => volume.Read(path, 0, [], out _),
            "list" => volume.List(path) is null ? FileStatus.NotFound : FileStatus.Done,
            _ => throw new InvalidOperationException($"The trace has the unknown verb {verb}."),
        };
        return status.ToString().ToLowerInvariant();
    }

    private WorkloadReport ReportOf(string line) => line == "minutes" ? run.Report.Minutes : run.Report.TenMinuteStatistics;

    /// <summary>One run for all tests.</summary>
    public sealed class ShortRun
    {
        public ShortRun()
        {
            using var trace = new StringWriter();
            var options = new JournalBenchmarkOptions
            {
                Columns = ReferenceStation.Generate(),
                IsMeasured = false,
                Trace = new FileTrace(trace),
                Days = 9,
                WarmUpDays = 3,
                SteadyDays = 2,
            };
            Report = new JournalBenchmark(options).Run(CancellationToken.None);
            Trace = trace.ToString();
        }

        public JournalReport Report { get; }

        public string Trace { get; }
    }
}
