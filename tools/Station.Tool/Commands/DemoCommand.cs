using System.CommandLine;

namespace Station.Tool.Commands;

internal static class DemoCommand
{
    public static Command Create()
    {
        var stations = new Option<int>("--stations") { Description = "Number of stations.", DefaultValueFactory = _ => 1 };
        var command = new Command("demo", "Runs simulated stations with the real firmware against a broker and the platform's receiver.");
        command.Options.Add(stations);
        command.SetAction((parsed, cancellation) => Task.FromResult(parsed.GetValue(stations)));
        return command;
    }
}
