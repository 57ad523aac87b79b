using System.Diagnostics;

namespace Station.BenchTools.Tests;

/// <summary>Two serial ports that are joined: what is written to one arrives at the other. socat makes them.</summary>
internal sealed class PseudoTerminals : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bench-ports-");
    private readonly Process socat;

    private PseudoTerminals()
    {
        socat = Process.Start(new ProcessStartInfo("socat", [$"pty,raw,echo=0,link={Near}", $"pty,raw,echo=0,link={Far}"]))!;
    }

    /// <summary>The end that is tested.</summary>
    public string Near => Path.Combine(folder.FullName, "near");

    /// <summary>The end of the sensor.</summary>
    public string Far => Path.Combine(folder.FullName, "far");

    public static async Task<PseudoTerminals> OpenAsync()
    {
        var pair = new PseudoTerminals();
        var watch = Stopwatch.StartNew();
        while (!File.Exists(pair.Near) || !File.Exists(pair.Far))
        {
            Assert.True(watch.Elapsed < Limit, "socat made no pseudo-terminals.");
            await Task.Delay(10);
        }

        return pair;
    }

    /// <summary>Pulls the cable: both ports are gone.</summary>
    public void Vanish()
    {
        socat.Kill();
        socat.WaitForExit();
    }

    public void Dispose()
    {
        Vanish();
        socat.Dispose();
        folder.Delete(recursive: true);
    }
}
