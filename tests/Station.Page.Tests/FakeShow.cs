using System.Collections.Concurrent;
using Station.Page.Contract;

namespace Station.Page.Tests;

/// <summary>A show without stations: what a test says it shows, and what was asked of it.</summary>
internal sealed class FakeShow : IShow
{
    public ConcurrentQueue<ShowRequest> Asked { get; } = new();

    public ShowPlan Plan { get; } = new() { Version = "0.0.0", HasOwnBroker = true, Stations = [] };

    public ShowPicture Picture { get; } = new()
    {
        Version = 1,
        UtcMs = 1,
        ElapsedMs = 0,
        Speed = null,
        HeldSpeed = 0,
        IsBrokerOn = true,
        Stations = [],
        Verdict = new VerdictPicture
        {
            Holds = true, Broken = null, TrueMinutes = 0, TrueOthers = 0, Untrue = 0, StoredTwice = 0, Conflicts = 0, SealFailures = 0, ChainBreaks = 0, Unexplained = 0, AdmittedLost = 0,
            Awaited = 0, WireDuplicates = 0,
        },
    };

    public IReadOnlyList<ChartPoint> PointsAfter(int station, long after) => [];

    public PrintedText PrintedAfter(int station, long from) => new(string.Empty, 0);

    public Task<ShowAnswer> AskAsync(ShowRequest request)
    {
        Asked.Enqueue(request);
        return Task.FromResult(ShowAnswer.Ok);
    }
}
