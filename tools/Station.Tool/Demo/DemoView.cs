using Spectre.Console;
using Station.Hal;
using Station.Indicators;
using Station.Platform.Storage;
using Station.Simulator.Fleet;
using Station.Texts;

namespace Station.Tool.Demo;

/// <summary>Shows a demonstration of a few stations while it runs: what is measured, what waits, what has arrived verified, and the LEDs.</summary>
internal sealed class DemoView
{
    /// <summary>Stations that are shown one by one.</summary>
    public const int MostRows = 12;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly DemoRun run;
    private DateTime shownAt = DateTime.MinValue;

    public DemoView(DemoRun run) => this.run = run;

    /// <summary>Runs the demonstration and shows the state of things now and then.</summary>
    public async Task<DemoReport> RunAsync(CancellationToken cancellation)
    {
        DemoReport? report = null;
        await AnsiConsole.Live(new Text(string.Empty)).StartAsync(async display =>
        {
            run.Advanced += () => Refresh(display);
            report = await run.RunAsync(cancellation);
        });
        return report!;
    }

    /// <summary>Shows what it came to.</summary>
    public static void Show(DemoReport report)
    {
        var table = new Table().Title("What it came to").AddColumns("", "");
        table.AddRow("expected records", $"{report.Expected}");
        table.AddRow("measured", $"{report.Measured}");
        table.AddRow("delivered, equal to the truth", $"{report.Delivered}");
        table.AddRow("hours and events, equal to the truth", $"{report.Hours} and {report.Events}");
        table.AddRow("admitted as lost", $"{report.Lost}");
        table.AddRow("unexplained gaps", $"{report.UnexplainedGaps}");
        table.AddRow("came again on the wire", $"{report.WireDuplicates}");
        table.AddRow("stored twice", $"{report.Duplicates}");
        table.AddRow("conflicts", $"{report.Conflicts}");
        table.AddRow("seal failures", $"{report.SealFailures}");
        table.AddRow("outage", $"{TimeSpan.FromSeconds(report.OutageSeconds)}");
        table.AddRow("longest backlog", $"{report.MaxBacklog} blocks");
        table.AddRow("simulated", $"{report.SimulatedDays:f2} days in {report.WallSeconds:f1} s");
        table.AddRow("held speed", $"{report.VirtualSeconds / Math.Max(report.MeasuringSeconds, 0.1):f1} times real time{(report.HeldPace ? "" : ": this machine cannot keep up")}");
        table.AddRow("late in the end, and at most", $"{report.BehindSeconds:f1} s, {report.MostBehindSeconds:f1} s");
        table.AddRow("a station", $"{report.CpuPercentPerStation:f4} % of a processor, {report.MemoryBytesPerStation / 1024} KiB");
        AnsiConsole.Write(table);
        foreach (string violation in report.Violations)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{violation}[/]");
        }
    }

    private void Refresh(LiveDisplayContext display)
    {
        if (DateTime.UtcNow - shownAt < Interval)
        {
            return;
        }

        shownAt = DateTime.UtcNow;
        var table = new Table().Title($"{run.Elapsed:d\\.hh\\:mm} of virtual time").AddColumns("station", "measured", "verified", "backlog", "uplink", "LEDs");
        using EvidenceReader store = EvidenceReader.Open(run.StorePath);
        foreach (FleetStation station in run.Fleet.Stations)
        {
            AddRow(table, store, station);
        }

        display.UpdateTarget(table);
        display.Refresh();
    }

    private static void AddRow(Table table, EvidenceReader store, FleetStation station)
    {
        var key = new StoreKey(station.Identity.Number, station.Identity.Generation);
        long verified = store.ReadKeys().Contains(key) ? store.ReportGaps(key).Stored : 0;
        Firmware? firmware = station.Firmware;
        table.AddRow(
            $"{station.Identity.Number}",
            $"{station.Measured}",
            $"{verified}",
            $"{firmware?.Delivery?.Uplink.Blocks.Unpublished}",
            $"{station.Uplink.Condition}",
            Markup.Escape(firmware is null ? "no power" : string.Join(", ", Enum.GetValues<IndicatorName>().Select(name => Meaning(firmware, name)))));
    }

    private static string Meaning(Firmware firmware, IndicatorName name) =>
        firmware.Indicators.Shown(name) is { } row ? Catalogue.Text(row.Meaning, Language.English).TrimEnd('.') : "dark";
}
