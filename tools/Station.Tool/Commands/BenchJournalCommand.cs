using System.CommandLine;
using Spectre.Console;
using Station.Benchmarks;
using Station.Benchmarks.Reports;
using Station.Benchmarks.Volumes;
using Station.Tool.Benchmarking;

namespace Station.Tool.Commands;

/// <summary><c>station bench journal</c>: the journal's figures, beside baselines.</summary>
internal static class BenchJournalCommand
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder with measurements; without it the one beside the project, or a made series where there is none.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end and nothing else." };

    private static readonly Option<string?> Trace = new("--trace")
    {
        Description = "Write every file operation on the flash model to this new file, to be replayed elsewhere.",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("journal", "Keeps the same records with the journal and with baselines on the same flash model: room, wear, outage, cost.") { Data, Json, Trace };
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        JournalBenchmarkOptions options = SeriesFolder.Read(parsed.GetValue(Data));
        using TextWriter? trace = parsed.GetValue(Trace) is { } path ? TraceFile.Create(path) : null;
        var benchmark = new JournalBenchmark(options with { Trace = trace is null ? null : new FileTrace(trace) });
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(benchmark.Run(cancellation).ToJson());
            return ExitStatus.Ok;
        }

        JournalReport report = AnsiConsole.Status().Start("begins", status =>
        {
            benchmark.Began += step => status.Status(Markup.Escape(step));
            return benchmark.Run(cancellation);
        });
        JournalTable.Write(AnsiConsole.Console, report);
        return ExitStatus.Ok;
    }
}
