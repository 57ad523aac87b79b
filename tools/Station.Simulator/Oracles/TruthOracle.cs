using Station.Platform.Wire;
using Station.Simulator.Faults;
using Station.Simulator.Scenarios;
using Station.Simulator.Truth;
using Station.Simulator.Worlds;

namespace Station.Simulator.Oracles;

/// <summary>
/// A minute that arrives holds what the devices know that the station has read, and names the context in which it was measured. What that is is worked out when the minute is accepted, up to
/// the first fault of which the devices know nothing: bytes that a wire changed, a machine that stood still, somebody who calibrates.
/// </summary>
public sealed class TruthOracle : Oracle
{
    private static readonly FaultFamily[] Untold = [FaultFamily.Flash, FaultFamily.Wire, FaultFamily.Bus, FaultFamily.Sensor, FaultFamily.Stall, FaultFamily.People];

    private readonly Dictionary<long, Expected> expected = [];
    private readonly long trustedUntilMs;
    private long newest = -1;

    public TruthOracle(World world, Scenario scenario)
        : base(world)
    {
        trustedUntilMs = scenario.StartMs + scenario.Steps.Where(step => Untold.Contains(step.Kind.Family)).Select(step => step.AtMs).DefaultIfEmpty(scenario.ForMs).Min();
        world.Platform.Evidence.MinuteArrived += Judge;
    }

    /// <summary>Minutes that were held against the truth.</summary>
    public long MinutesJudged { get; private set; }

    public override void AfterEvent()
    {
        long accepted = World.Station.Delivery?.Journal.NewestSequence ?? -1;
        if (accepted == newest)
        {
            return;
        }

        newest = accepted;
        if (accepted >= 0 && World.NowMs < trustedUntilMs)
        {
            Expect(accepted, World.Station.Delivery!.Journal);
        }
    }

    private void Expect(long sequence, Journal.RecordJournal journal)
    {
        TruthBook book = World.Station.Models.Book;
        int boot = journal.Boot.Boot;
        (long startMs, int lengthMs) = (journal.Newest.StartUptimeMs, journal.Newest.LengthMs);
        TruthValue[] values = [.. Enumerable.Range(0, World.Station.Profile.Channels.Length).Select(column => book.Expect(boot, startMs, lengthMs, column))];
        expected[sequence] = new Expected(boot, startMs, lengthMs, journal.Boot.Context, values);
    }

    private void Judge(PeriodBlock block, int record)
    {
        long sequence = block.Sequence(record);
        if (!expected.Remove(sequence, out Expected? truth))
        {
            return;
        }

        MinutesJudged++;
        BlockHeader header = block.Header;
        if ((header.Boot, block.StartMs(record), block.LengthMs(record), header.Context) != (truth.Boot, truth.StartMs, truth.LengthMs, truth.Context))
        {
            Note("truth", $"minute {sequence} is one of {block.LengthMs(record)} ms from {block.StartMs(record)} ms of boot {header.Boot}, context {header.Context}, and was accepted as {truth}");
        }

        for (int column = 0; column < Math.Min(block.ColumnCount, truth.Values.Length); column++)
        {
            Quality quality = block.Quality(column, record);
            int? value = quality.Absent ? null : block.Value(column, record);
            if ((value, quality.FlagLetter) != (truth.Values[column].Value, truth.Values[column].Flag))
            {
                Note("truth", $"minute {sequence}, {World.Station.Profile.Channels[column].Name}: {value} {quality.FlagLetter} instead of {truth.Values[column]}");
                return;
            }
        }
    }

    private sealed record Expected(int Boot, long StartMs, int LengthMs, int Context, TruthValue[] Values);
}
