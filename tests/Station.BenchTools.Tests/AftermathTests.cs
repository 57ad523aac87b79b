using Station.Tool.Ports;
using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>A sensor is left as it was found, also where the probe had to make it do something for a moment.</summary>
public sealed class AftermathTests
{
    private static readonly TimeSpan LongerThanAPause = TimeSpan.FromMilliseconds(1_600);

    /// <summary>The last command takes effect, and what was on its way arrives.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task An_SPS30_rests_again()
    {
        byte[] answer = [];
        ProbeFinding finding = await PlayedLine.ProbeAsync("sps30", false, "none", async port =>
        {
            var line = new ProbeLine(port, baud => port.Baud = baud);
            line.Begin(115_200);
            await line.ListenAsync(Settling, CancellationToken.None);
            answer = await line.AskAsync(Families.Sps30.Question!, TimeSpan.FromSeconds(1), CancellationToken.None);
        });

        Assert.Contains("stopped again", Assert.Single(finding.Sensors).Remark);
        Assert.Equal(0x43, answer[3]); // state: not allowed now, as it answers while it rests
    }

    [Fact]
    public async Task A_Winsen_module_waits_for_questions_again()
    {
        byte[] heard = [0];
        ProbeFinding finding = await PlayedLine.ProbeAsync("winsen gas=so2 module=ze12", true, "none", async port => heard = await HearAsync(port));

        Assert.Matches("it said gas [0-9.]+ ppb", Assert.Single(finding.Sensors).Remark);
        Assert.Empty(heard);
    }

    private static async Task<byte[]> HearAsync(HostPort port)
    {
        var line = new ProbeLine(port, baud => port.Baud = baud);
        line.Begin(Probe.UsualBaud);
        await line.ListenAsync(Settling, CancellationToken.None);
        line.Begin(Probe.UsualBaud);
        await line.ListenAsync(LongerThanAPause, CancellationToken.None);
        return line.Heard;
    }
}
