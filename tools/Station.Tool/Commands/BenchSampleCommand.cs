using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Station.Benchmarks.Samples;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station bench sample</c>: what a minute of measuring costs the device.</summary>
internal static class BenchSampleCommand
{
    private static readonly Option<string[]> Profiles = new("--profile")
    {
        Description = "A profile: a file, or a name in seeds/profiles; may be given again. Without it all of seeds/profiles.",
        HelpName = "P",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object at the end and nothing else." };

    private static readonly Option<int> Holders = new("--holders")
    {
        Description = "So many holders of memory are named in the object, those that hold most.",
        HelpName = "N",
        DefaultValueFactory = _ => SampleBenchmark.FewHolders,
    };

    public static Command Create()
    {
        var command = new Command("sample", "Counts what the sample path executes and allocates a minute, from the sensors' bytes to the minute record.") { Profiles, Json, Holders };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        string[] names = parsed.GetValue(Profiles) is { Length: > 0 } given ? given : ProfileFile.Names();
        // All are read before the first is run: a bad one ends the command at once.
        (string Name, string Text)[] profiles = [.. names.Select(name => (name, ProfileFile.Read(name)))];
        bool json = parsed.GetValue(Json);
        int holders = parsed.GetValue(Holders);
        SampleReport report = json
            ? Measure(profiles, holders, _ => { })
            : AnsiConsole.Status().Start("begins", status => Measure(profiles, holders, name => status.Status(Markup.Escape(name))));
        if (json)
        {
            Console.WriteLine(report.ToJson());
        }
        else
        {
            WriteTable(report);
        }

        return ExitStatus.Ok;
    }

    private static SampleReport Measure((string Name, string Text)[] profiles, int holders, Action<string> begin)
    {
        var figures = new List<SampleFigures>();
        foreach ((string name, string text) in profiles)
        {
            begin(name);
            figures.Add(SampleBenchmark.Run(Path.GetFileNameWithoutExtension(name), text, holders));
        }

        return new SampleReport(figures);
    }

    private static void WriteTable(SampleReport report)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("profile");
        table.AddColumn("IL a minute", column => column.RightAligned()).AddColumn("heap bytes a minute", column => column.RightAligned())
            .AddColumn("peak live bytes", column => column.RightAligned()).AddColumn("adapter bytes a minute", column => column.RightAligned());
        foreach (SampleFigures figures in report.Profiles)
        {
            table.AddRow(figures.Profile, figures.IlPerMinute.ToString("n0", CultureInfo.InvariantCulture), figures.HeapBytesPerMinute.ToString("n1", CultureInfo.InvariantCulture),
                figures.Heap.PeakLiveBytes.ToString("n0", CultureInfo.InvariantCulture), figures.Heap.AdapterBytesPerMinute.ToString("n0", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }
}
