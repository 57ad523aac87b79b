using Station.BenchTools.Tests;
using Station.Tool.Tests;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>A folder with a stand-in nanoff that hands files to the station on the bench, and the commands that a technician types.</summary>
public abstract class FlashBench : IDisposable
{
    private protected readonly WorkFolder folder = new();
    private protected readonly StandInNanoff nanoff;

    private protected FlashBench()
    {
        nanoff = new StandInNanoff(folder, StandInNanoff.OldMinimum);
        nanoff.Join();
    }

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task MakeBundleAsync(string number = "0000002a", string bundle = "bundle", string more = "")
    {
        ToolRun run = await ToolRun.OfAsync([.. TestPlan.Arguments(folder, TestPlan.Write(folder, number, more, name: $"plan-{number}")), "--bundle", folder[bundle]]);
        run.AssertDone();
    }

    private protected async Task<ToolRun> FlashAsync(PseudoTerminals usb, BenchStation station, string? image = null, string bundle = "bundle")
    {
        using var flashing = Start(usb, station, image ?? TestImage.Write(folder, Image.Sources), bundle);
        return await ToolRun.EndOf(flashing);
    }

    private protected System.Diagnostics.Process Start(PseudoTerminals usb, BenchStation station, string image, string bundle) => ToolRun.Start(
        "flash", "--image", image, "--bundle", folder[bundle], "--port", usb.Near, "--terminal-port", station.TerminalPort, "--nanoff", nanoff.Path, "--wait", "20");
}
