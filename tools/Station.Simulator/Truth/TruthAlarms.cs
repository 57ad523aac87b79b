namespace Station.Simulator.Truth;

/// <summary>
/// When the alarms of a profile must be raised and end: section 8 of <c>docs/measurement.md</c>, over what the minutes of one boot truly hold. Minutes come in one by one, so that a run
/// of any length can be judged without being kept.
/// </summary>
public sealed class TruthAlarms
{
    private readonly TruthAlarm[] alarms;

    internal TruthAlarms(string profileText)
    {
        ProfileLines.Line[] channels = [.. ProfileLines.Of(profileText, "channel")];
        string zone = ProfileLines.Of(profileText, "profile")[0].Get("zone", string.Empty);
        alarms = [.. ProfileLines.Of(profileText, "alarm").Select(alarm =>
        {
            int column = Array.FindIndex(channels, channel => channel.Name == alarm.Get("channel", string.Empty));
            return new TruthAlarm(alarm, column, channels[column], zone);
        })];
    }

    /// <summary>The alarms that the end of a minute turns, in the order of the profile.</summary>
    /// <param name="minute">The next minute of the boot of which there is a record.</param>
    /// <param name="values">What its columns must hold.</param>
    public IReadOnlyList<AlarmTurn> Take(TruthPeriod minute, IReadOnlyList<TruthValue> values) =>
        [.. alarms.Select(alarm => alarm.Take(minute, values)).OfType<AlarmTurn>()];
}
