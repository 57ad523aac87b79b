using System.Globalization;
using Spectre.Console;
using Station.Benchmarks.Contenders;
using Station.Benchmarks.Reports;

namespace Station.Tool.Benchmarking;

/// <summary>Shows a report to people.</summary>
internal static class JournalTable
{
    public static void Write(IAnsiConsole console, JournalReport report)
    {
        WriteContenders(console, $"Minute records, {report.Data} series, {report.Days} days", report.Minutes);
        WriteContenders(console, "Ten-minute statistics", report.TenMinuteStatistics);
        WriteJournal(console, report);
        console.MarkupLineInterpolated($"[dim]docs/benchmarks.md says what each figure means. {report.WallSeconds:f0} s[/]");
    }

    private static void WriteContenders(IAnsiConsole console, string title, WorkloadReport report)
    {
        Table table = new Table().Title(title).Border(TableBorder.Simple).AddColumn("contender", column => column.NoWrap());
        foreach (string heading in (string[])["bytes a record", "times journal", "write ampl.", "erases a record", "life, years", "mean life", "days of outage"])
        {
            table.AddColumn(heading, column => column.RightAligned());
        }

        AddRow(table, StationJournalContender.JournalName, report.Journal);
        foreach ((string name, ContenderFigures figures) in report.Baselines)
        {
            AddRow(table, name, figures);
        }

        console.Write(table);
    }

    private static void AddRow(Table table, string name, ContenderFigures figures) => table.AddRow(
        name,
        Text(figures.BytesPerRecord, 2),
        Text(figures.TimesAsLargeAsJournal, 1),
        Text(figures.WriteAmplification, 1),
        Text(figures.ErasesPerRecord, 3),
        Text(figures.LifeYears, 1),
        Text(figures.MeanLifeYears, 1),
        Text(figures.DaysOfOutage, 2));

    private static void WriteJournal(IAnsiConsole console, JournalReport report)
    {
        Table table = new Table().Title("The journal itself").Border(TableBorder.Simple).AddColumn("figure");
        table.AddColumn("minutes", column => column.RightAligned()).AddColumn("ten minutes", column => column.RightAligned());
        Add("bits a value", figures => figures.BitsPerValue, 3);
        Add("entropy of the differences, bits a value", figures => figures.EntropyBitsPerValue, 3);
        Add("bytes read by a start on the full volume", figures => figures.BootReadBytes, 0);
        Add("of the flash, after the mount", figures => figures.BootDeviceReadBytes, 0);
        Add("heap bytes a record", figures => figures.HeapBytesPerRecord, 1);
        Add("heap bytes a seal", figures => figures.HeapBytesPerSeal, 0);
        Add("heap bytes of the HAL a seal", figures => figures.HalHeapBytesPerSeal, 0);
        Add("IL instructions a record", figures => figures.IlPerRecord, 0);
        Add("of a record that closes no block", figures => figures.IlPerAccept, 0);
        Add("of a record that closes one", figures => figures.IlPerSeal, 0);
        console.Write(table);

        void Add(string name, Func<JournalFigures, double> figure, int decimals) =>
            table.AddRow(name, Text(figure(report.Minutes.Journal), decimals), Text(figure(report.TenMinuteStatistics.Journal), decimals));
    }

    private static string Text(double? figure, int decimals) => figure?.ToString("F" + decimals, CultureInfo.InvariantCulture) ?? "-";
}
