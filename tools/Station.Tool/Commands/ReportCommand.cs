using System.CommandLine;
using Station.Platform.Assessment;
using Station.Platform.Standards;
using Station.Platform.Storage;
using Station.Tool.Reporting;
using Station.Tool.Values;

namespace Station.Tool.Commands;

/// <summary><c>station report</c>: a station's day as the standards see it.</summary>
internal static class ReportCommand
{
    private static readonly Option<string> Store = new("--store") { Description = "The store.", Required = true, HelpName = "FILE" };

    private static readonly Option<string> Day = new("--day") { Description = "The local day (UTC+8), such as 2026-11-23.", Required = true, HelpName = "DAY" };

    private static readonly Option<string?> StationOption = new("--station") { Description = "The station, eight hexadecimal digits; needed when the store has several.", HelpName = "STATION" };

    private static readonly Option<string?> Zone = new("--zone") { Description = "The functional zone of noise by whose limits to judge: 0, 1, 2, 3, 4a, 4b.", HelpName = "ZONE" };

    private static readonly Option<string> Standards = new("--standards")
    {
        Description = "A directory with other limit tables than the product's.",
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "seeds", "standards"),
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object and nothing else." };

    public static Command Create()
    {
        var command = new Command("report", "Assesses a station's day: means, air quality index, limits, sound levels.") { Store, Day, StationOption, Zone, Standards, Json };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        LocalDay day = DayText.Parse(parsed.GetValue(Day)!);
        uint? number = parsed.GetValue(StationOption) is { } text ? StationText.Parse(text) : null;
        StandardTables tables = StandardTables.Load(parsed.GetValue(Standards)!);
        NoiseZone? zone = parsed.GetValue(Zone) is { } name ? ZoneText.Parse(name, tables, day) : null;
        string path = parsed.GetValue(Store)!;
        using EvidenceReader reader = EvidenceReader.Open(path);
        uint station = number ?? StationText.ChooseOnly(path, reader.ReadKeys());
        DayAssessment assessment = new DayAssessor(path, reader, tables).Assess(station, day, zone);
        if (parsed.GetValue(Json))
        {
            Console.WriteLine(ReportJson.Of(assessment));
        }
        else
        {
            ReportText.Write(assessment);
        }

        return ExitStatus.Ok;
    }
}
