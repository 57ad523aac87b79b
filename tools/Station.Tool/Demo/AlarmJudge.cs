using Station.Platform.Storage;
using Station.Platform.Wire;
using Station.Simulator.Truth;

namespace Station.Tool.Demo;

/// <summary>Holds the alarms that a boot tells against those that its minutes must raise and end. Events arrive long before the minutes that decided them, so each waits for the other.</summary>
internal sealed class AlarmJudge(TruthAlarms truth)
{
    private readonly List<AlarmTurn> expected = [];
    private readonly List<AlarmTurn> told = [];
    private long lastMs;

    public void TakeMinute(TruthPeriod minute, IReadOnlyList<TruthValue> values)
    {
        lastMs = minute.EndMs;
        foreach (AlarmTurn turn in truth.Take(minute, values))
        {
            Match(turn, told, expected);
        }
    }

    public void TakeEvent(StoredRecord record, AlarmEvent alarm) =>
        Match(new AlarmTurn(record.StartMs, alarm.Name, (int)alarm.Column, alarm.IsRaised, alarm.Value), expected, told);

    /// <summary>An alarm that is there and should not be, or the other way round. Of the last minute of a boot a power cut may have taken the event.</summary>
    public string? Difference()
    {
        AlarmTurn? should = expected.Where(turn => turn.UptimeMs < lastMs).MinBy(turn => turn.UptimeMs);
        AlarmTurn? does = told.MinBy(turn => turn.UptimeMs);
        return should is null && does is null ? null : $"tells {does?.ToString() ?? "nothing"} instead of {should?.ToString() ?? "nothing"}";
    }

    private static void Match(AlarmTurn turn, List<AlarmTurn> others, List<AlarmTurn> own)
    {
        if (!others.Remove(turn))
        {
            own.Add(turn);
        }
    }
}
