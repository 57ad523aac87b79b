using Station.Hal;
using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>Lines without a sensor: silence, a wire, noise.</summary>
public sealed class EmptyLineTests
{
    private readonly List<byte> written = [];

    [Fact]
    public async Task Nothing_a_wire_and_noise_are_told_apart()
    {
        ProbeFinding[] findings = await Task.WhenAll(PlayedLine.ProbeAsync(KeepAsync), PlayedLine.ProbeAsync(ReturnAsync), PlayedLine.ProbeAsync(RustleAsync));

        Assert.Equal([ProbeVerdict.Silence, ProbeVerdict.Echo, ProbeVerdict.Noise], findings.Select(finding => finding.Verdict));
        Assert.Equal([false, true, false], findings.Select(finding => finding.Echoes));
        AssertOnlyQuestions();
    }

    /// <summary>A probe must not change what it looks at: without an answer it has written nothing but questions that read.</summary>
    private void AssertOnlyQuestions()
    {
        byte[][] questions =
        [
            .. Families.Asked.Select(group => group.Key), Families.Winsen.Question!, Families.Sps30.Question!,
            .. ModbusMaps.Shipped().SelectMany(map => ProbeOptions.UsualAddresses.Select(map.QuestionAt)),
        ];
        string left = Convert.ToHexString([.. written]);
        Assert.NotEqual(string.Empty, left);
        foreach (byte[] question in questions.OrderByDescending(question => question.Length))
        {
            left = left.Replace(Convert.ToHexString(question), string.Empty, StringComparison.Ordinal);
        }

        Assert.Equal(string.Empty, left);
    }

    private async Task KeepAsync(IBytePort port, CancellationToken cancellation)
    {
        var bytes = new byte[256];
        while (!cancellation.IsCancellationRequested)
        {
            written.AddRange(bytes.AsSpan(0, port.Read(bytes, 0, bytes.Length)));
            await Task.Delay(5, CancellationToken.None);
        }
    }

    private static async Task ReturnAsync(IBytePort port, CancellationToken cancellation)
    {
        var bytes = new byte[256];
        while (!cancellation.IsCancellationRequested)
        {
            int count = port.Read(bytes, 0, bytes.Length);
            if (count > 0)
            {
                port.Write(bytes, 0, count);
            }

            await Task.Delay(2, CancellationToken.None);
        }
    }

    private static async Task RustleAsync(IBytePort port, CancellationToken cancellation)
    {
        var random = new Random(7);
        var bytes = new byte[48];
        while (!cancellation.IsCancellationRequested)
        {
            random.NextBytes(bytes);
            port.Write(bytes, 0, bytes.Length);
            await Task.Delay(50, CancellationToken.None);
        }
    }
}
