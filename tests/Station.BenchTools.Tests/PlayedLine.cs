using Station.Hal;
using Station.Tool.Playing;
using Station.Tool.Ports;
using Station.Tool.Probing;

namespace Station.BenchTools.Tests;

/// <summary>A probe on one end of a line and a played sensor, or somebody else, on the other, both on real ports.</summary>
internal static class PlayedLine
{
    private static readonly ProbeOptions Usual = new(null, ProbeOptions.UsualAddresses, Wakes: false);

    /// <summary>Probes a sensor that is played, from the moment on at which it got its supply.</summary>
    /// <param name="sensor">Its keys in a profile.</param>
    /// <param name="isAsked">It was told to wait for questions.</param>
    /// <param name="faults">What goes wrong with its frames.</param>
    /// <param name="afterwards">What is done on the port once the probe has ended.</param>
    public static Task<ProbeFinding> ProbeAsync(string sensor, bool isAsked, string faults = "none", Func<HostPort, Task>? afterwards = null) =>
        ProbeAsync(
            async (port, cancellation) =>
            {
                long startMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
                var played = new PlayedSensor(sensor, "city", PlayedFaults.Parse(faults), startMs);
                if (isAsked)
                {
                    played.BeAsked();
                }

                await new SensorPlayer(port, played.Line, startMs).RunAsync(_ => { }, cancellation);
            },
            afterwards);

    /// <summary>Probes a line on whose other end somebody does as he likes.</summary>
    public static async Task<ProbeFinding> ProbeAsync(
        Func<IBytePort, CancellationToken, Task> other, Func<HostPort, Task>? afterwards = null, ProbeOptions? options = null)
    {
        using PseudoTerminals ports = await PseudoTerminals.OpenAsync();
        using var ended = new CancellationTokenSource();
        using HostPort far = HostPort.Open(ports.Far, Probe.UsualBaud);
        using HostPort near = HostPort.Open(ports.Near, Probe.UsualBaud);
        Task acting = other(far, ended.Token);
        ProbeFinding finding = await Probe.RunAsync(near, options ?? Usual, CancellationToken.None);
        if (afterwards is not null)
        {
            await afterwards(near);
        }

        await ended.CancelAsync();
        await acting;
        return finding;
    }
}
