using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Station.Benchmarks;
using Station.Benchmarks.Verifications;
using Station.Tool.Benchmarking;

namespace Station.Tool.Commands;

/// <summary><c>station bench verify</c>: how fast the platform verifies, decodes and stores.</summary>
internal static class BenchVerifyCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder with measurements; without it the one beside the project, or a made series where there is none.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end and nothing else." };

    public static Command Create()
    {
        var command = new Command("verify", "Verifies and decodes the blocks of 1,000 stations, shuffled, some twice, some altered; stores them; parses JSON beside it.") { Data, Json };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        JournalBenchmarkOptions series = SeriesFolder.Read(parsed.GetValue(Data));
        var benchmark = new VerifyBenchmark(new VerifyBenchmarkOptions { Columns = series.Columns, IsMeasured = series.IsMeasured });
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(benchmark.Run(cancellation).ToJson());
            return ExitStatus.Ok;
        }

        VerifyReport report = AnsiConsole.Status().Start("begins", status =>
        {
            benchmark.Began += step => status.Status(Markup.Escape(step));
            return benchmark.Run(cancellation);
        });
        WriteTable(report);
        return ExitStatus.Ok;
    }

    private static void WriteTable(VerifyReport report)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("records a second").AddColumn("of one core", column => column.RightAligned());
        table.AddRow("verified and decoded", Number(report.RecordsPerSecond));
        table.AddRow("committed to SQLite", Number(report.StoredRecordsPerCpuSecond));
        table.AddRow("plain JSON, nothing verified", Number(report.JsonRecordsPerSecond));
        AnsiConsole.Write(table);
        Console.WriteLine($"{Number(report.Records)} records in {Number(report.Messages)} messages, {report.Duplicates} came twice, {report.Altered} were altered, {report.Refused} refused; checksum {report.Checksum}");
    }

    private static string Number(double value) => value.ToString("n0", CultureInfo.InvariantCulture);
}
