using Station.Hal;
using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>A sensor that takes its time.</summary>
public sealed class LateAnswerTests
{
    [Fact]
    public async Task Answers_that_come_late_are_not_taken_for_frames_that_are_sent()
    {
        ProbeFinding finding = await PlayedLine.ProbeAsync(AnswerLateAsync);

        Assert.All(finding.Sensors, sensor => Assert.False(sensor.Sends, sensor.Family));
        Assert.InRange(finding.BytesArrived, 18, 1_000);
    }

    /// <summary>A Winsen module that answers the first question at once and the others when nobody waits any more.</summary>
    private static async Task AnswerLateAsync(IBytePort port, CancellationToken cancellation)
    {
        byte[] answer = [0xFF, 0x86, 0x00, 0x2A, 0x00, 0x00, 0x00, 0x20, 0x30];
        var bytes = new byte[64];
        bool isFirst = true;
        while (!cancellation.IsCancellationRequested)
        {
            await Task.Delay(5, CancellationToken.None);
            int count = port.Read(bytes, 0, bytes.Length);
            if (count == 9 && bytes[2] == 0x86)
            {
                await Task.Delay(isFirst ? 0 : 270, CancellationToken.None);
                port.Write(answer, 0, answer.Length);
                isFirst = false;
            }
        }
    }
}
