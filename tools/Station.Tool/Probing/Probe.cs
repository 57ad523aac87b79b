using System.Diagnostics;
using Station.Sensors.Plantower;
using Station.Sensors.Sds011;
using Station.Tool.Ports;

namespace Station.Tool.Probing;

/// <summary>
/// Finds out which sensor is on a line, within ten seconds: listens at the rate at which sensors send by themselves, then asks at each rate what supported sensors answer.
/// Questions read and change nothing; the two exceptions, an SPS30 that rests and the gas of a Winsen module, are put back as they were.
/// </summary>
/// <param name="line">The line.</param>
/// <param name="options">What to try.</param>
internal sealed class Probe(ProbeLine line, ProbeOptions options)
{
    /// <summary>Where everything that sends by itself sends.</summary>
    public const int UsualBaud = 9_600;

    /// <summary>The SPS30's, and what radars come with.</summary>
    private const int FastBaud = 115_200;

    /// <summary>What noise transmitters come with.</summary>
    private const int SlowBaud = 4_800;

    /// <summary>A Plantower sends each 2.3 s while the air does not change (data manual): the longest pause of all.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(2_600);

    /// <summary>More readings of what sends already.</summary>
    private static readonly TimeSpan Following = TimeSpan.FromMilliseconds(2_400);

    /// <summary>A slow sender whose frames are damaged now and then needs a second helping.</summary>
    private const int MostFollowings = 2;

    /// <summary>Bytes that are no frames may be frames at another rate.</summary>
    private static readonly TimeSpan OtherRate = TimeSpan.FromMilliseconds(600);

    /// <summary>A particle sensor that rested sends its first frame.</summary>
    private static readonly TimeSpan Waking = TimeSpan.FromMilliseconds(2_000);

    private static readonly TimeSpan CommandPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan FastPatience = TimeSpan.FromMilliseconds(120);

    /// <summary>One question, so there is time for an adapter that wakes up.</summary>
    private static readonly TimeSpan Sps30Patience = TimeSpan.FromMilliseconds(300);

    private delegate Task<IReadOnlyList<FoundSensor>> Step(CancellationToken cancellation);

    /// <exception cref="ToolError">The port is lost in the middle.</exception>
    public static async Task<ProbeFinding> RunAsync(HostPort port, ProbeOptions options, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var line = new ProbeLine(port, baud => port.Baud = baud);
        IReadOnlyList<FoundSensor> found = await new Probe(line, options).FindAsync(cancellation);
        return new ProbeFinding(port.Name, found, line.BytesArrived, line.Echoes, watch.Elapsed.TotalSeconds);
    }

    private async Task<IReadOnlyList<FoundSensor>> FindAsync(CancellationToken cancellation)
    {
        var heardAt = new HashSet<int>();
        foreach ((int baud, Step step) in Steps())
        {
            if (baud != line.Baud)
            {
                line.Begin(baud);
            }

            IReadOnlyList<FoundSensor> found = heardAt.Add(baud) && line.BytesArrived > 0 ? await ListenBrieflyAsync(cancellation) : [];
            found = found.Count > 0 ? found : await step(cancellation);
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    /// <summary>What is done, and at which rate: what has a line of its own before the many questions to a bus.</summary>
    private IEnumerable<(int Baud, Step Step)> Steps()
    {
        int usual = options.Baud ?? UsualBaud;
        int fast = options.Baud ?? FastBaud;
        yield return (usual, ListenAsync);
        yield return (usual, AskLinesAsync);
        yield return (fast, AskSps30Async);
        foreach (int baud in new[] { usual, fast, options.Baud ?? SlowBaud }.Distinct())
        {
            yield return (baud, new ModbusProbe(line, options.Addresses, PatienceAt(baud)).RunAsync);
        }

        // Whose one answer was lost.
        yield return (usual, AskLinesAsync);
        yield return (fast, AskSps30Async);
    }

    private async Task<IReadOnlyList<FoundSensor>> ListenAsync(CancellationToken cancellation)
    {
        if (options.Wakes)
        {
            await WakeAsync(cancellation);
        }

        await line.ListenAsync(LongestPause, cancellation);
        IReadOnlyList<FoundSensor> found = [];
        for (int i = 0; i < MostFollowings && found.Count == 0 && Families.Senders.Any(family => Judgement.IsHint(family, line.Heard)); i++)
        {
            await line.ListenAsync(Following, cancellation);
            found = Senders();
        }

        return found;
    }

    private async Task<IReadOnlyList<FoundSensor>> ListenBrieflyAsync(CancellationToken cancellation)
    {
        await line.ListenAsync(OtherRate, cancellation);
        return Senders();
    }

    private async Task WakeAsync(CancellationToken cancellation)
    {
        foreach (byte[] command in new[] { PlantowerCommand.Wake(), Sds011Command.Wake() })
        {
            line.Tell(command);
            await line.ListenAsync(CommandPause, cancellation);
        }

        await line.ListenAsync(Waking, cancellation);
    }

    /// <summary>What sends by itself, by what was heard before anything was asked at this rate: answers have the form of what is sent, but for who asked.</summary>
    private IReadOnlyList<FoundSensor> Senders()
    {
        byte[] heard = line.Heard;
        return [.. Families.Senders
            .Select(family => (family.Title, Fits: Judgement.Of(family, heard)))
            .Where(found => found.Fits is not null)
            .GroupBy(found => found.Title)
            .Select(same => Sender(same.Key, [.. same.SelectMany(found => found.Fits!)]))];
    }

    /// <summary>Of families that are tried kind by kind, as gases are, those without a value only say that it is another one.</summary>
    private FoundSensor Sender(string title, IReadOnlyList<Fit> fits)
    {
        Fit[] withValues = [.. fits.Where(fit => fit.Finding.Values.Count > 0)];
        return new FoundSensor(title, line.Baud, withValues.Length > 0 ? withValues : fits) { Sends = true };
    }

    private async Task<IReadOnlyList<FoundSensor>> AskLinesAsync(CancellationToken cancellation)
    {
        var asking = new Asking(line, PatienceAt(line.Baud));
        FoundSensor? found = await asking.WinsenAsync(cancellation);
        for (int i = 0; i < Families.Asked.Count && found is null; i++)
        {
            found = await asking.FamiliesAsync(Families.Asked[i], cancellation);
        }

        return found is null ? [] : [found];
    }

    private async Task<IReadOnlyList<FoundSensor>> AskSps30Async(CancellationToken cancellation) =>
        await new Asking(line, Sps30Patience).Sps30Async(cancellation) is { } found ? [found] : [];

    private static TimeSpan PatienceAt(int baud) => baud > UsualBaud ? FastPatience : Patience;
}
