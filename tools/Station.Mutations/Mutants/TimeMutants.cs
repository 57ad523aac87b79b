using Station.Mutations.Rewriting;

namespace Station.Mutations.Mutants;

/// <summary>Bugs in what the station knows of UTC.</summary>
internal static class TimeMutants
{
    private const int DriftPpm = 50;

    public static readonly Mutant[] All =
    [
        new("uncertainty-does-not-grow", 5, "Days after the last anchor time is held to be as certain as at the anchor, and honest servers to lie.", new Hunt(20), image =>
            image.Method("ClockAnchor", "UncertaintyAtMs").Numbers(DriftPpm, 0)),

        new("last-time-server-is-believed", 5, "Of three servers of which two agree the last one is believed, whatever it says.", new Hunt(60), image =>
        {
            MethodEdit method = image.Method("SntpClient", "TryTakeResult");
            method.Skips("ClockAnchor.set_UncertaintyMs");
            method.Skips("ClockAnchor.set_UtcMs");
        }),

        new("anchor-is-not-recorded", 5, "The station knows the time and the platform does not: no anchor is in the journal.", new Hunt(20), image =>
            image.Method("TimeKeeper", "Record").Answers("IEventSink.AcceptEvent", 1)),
    ];
}
