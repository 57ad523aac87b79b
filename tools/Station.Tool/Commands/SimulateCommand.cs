using System.CommandLine;
using System.Diagnostics;
using Station.Simulator.Swarm;
using Station.Simulator.Scenarios;
using Station.Tool.Values;

namespace Station.Tool.Commands;

internal static class SimulateCommand
{
    private static readonly Option<string> Profile = new("--profile") { DefaultValueFactory = _ => "reference" };
    private static readonly Option<int> Days = new("--days") { DefaultValueFactory = _ => 7 };
    private static readonly Option<ulong> Seed = new("--seed") { DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Runs = new("--runs") { DefaultValueFactory = _ => 10 };

    public static Command Create()
    {
        var command = new Command("simulate", "Simulates.") { Profile, Days, Seed, Runs };
        command.SetAction(parsed =>
        {
            var wall = Stopwatch.StartNew();
            string text = ProfileFile.Read(parsed.GetValue(Profile)!);
            SortedDictionary<string,int> marks = [];
            Parallel.For(0, parsed.GetValue(Runs), new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
            {
                Scenario scenario = SwarmDraw.Draw(parsed.GetValue(Seed) + (ulong)i, parsed.GetValue(Profile)!, parsed.GetValue(Days) * 86_400_000L);
                RunResult result = SwarmRun.Run(scenario, text);
                lock (marks)
                {
                    foreach (var m in result.Marks) { marks[m] = marks.GetValueOrDefault(m) + 1; }
                    Console.WriteLine($"{scenario.Name}: {scenario.Steps.Count} steps {result.WallSeconds:F1} s measured {result.Measured} delivered {result.Delivered} lost {result.AdmittedLost} cuts {result.PowerCuts} boots {result.Boots} judged {result.Judgements} hash {result.TraceHash:x16}");
                    foreach (var finding in result.Findings) { Console.WriteLine("   " + finding); }
                }
            });
            Console.WriteLine(string.Join(" ", marks.Select(m => $"{m.Key}={m.Value}")));
            Console.WriteLine($"{wall.Elapsed.TotalSeconds:F1} s");
        });
        return command;
    }
}
