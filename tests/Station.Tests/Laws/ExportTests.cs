using Station.Hal.Simulated.Mqtt;
using Station.Platform.Reports;
using Station.Platform.Storage;

namespace Station.Tests.Laws;

/// <summary>The way to the data of a station whose uplink is dead: what its terminal exports is as good as what arrives.</summary>
public sealed class ExportTests
{
    [Theory]
    [InlineData("export")]
    [InlineData("@1 export")]
    public void What_the_platform_lacks_comes_out_at_the_terminal_and_makes_the_store_whole(string command)
    {
        using var bench = new LawBench();
        bench.RunMinutes(130);
        bench.SetUplink(LinkCondition.Down);
        bench.RunMinutes(500);
        long next = bench.Station.NextSequence;

        RawMessage[] messages = Export(bench, command);
        Assert.All(bench.Platform.Take(messages), outcome => Assert.True(outcome.Judgement.IsValid));
        StoreReport report = bench.Platform.Report();

        Assert.Equal((0, 0, 0, 0), (report.Unexplained, report.Conflicts, report.ChainBreaks, report.Quarantined));
        Assert.True(report.Stored >= next, $"{report.Stored} of {next}");
        Assert.All(messages, message => Assert.EndsWith("/block", message.Topic));
    }

    [Fact]
    public void All_gives_what_the_platform_has_too_and_nothing_is_lost_when_the_uplink_comes_back()
    {
        using var bench = new LawBench();
        bench.RunMinutes(200);
        Assert.True(Export(bench, "export all").Length > Export(bench, "export").Length);
        GapReport report = bench.Settle();
        Assert.Equal((0, 0, 0), (report.Unexplained.Count, report.Conflicts, report.ChainBreaks));
    }

    private static RawMessage[] Export(LawBench bench, string command)
    {
        bench.Station.Board.Console.TakePrinted();
        bench.Station.Board.Console.Type(command + "\r");
        bench.RunFor(60_000);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, bench.Station.Board.Console.TakePrinted());
            return [.. TerminalExport.Read(path, bench.NowMs).Select(each => Assert.IsType<RawMessage>(each.Message))];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
