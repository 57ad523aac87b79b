using Station.Platform.Commands;

namespace Station.Platform.Storage;

/// <summary>A station's answer to a command, as it came. It says what the station did and is in no chain.</summary>
/// <param name="ReceivedMs">UTC of its first arrival, in ms.</param>
/// <param name="Counter">Counter of the last command that the station had done.</param>
/// <param name="Id">The command that is answered.</param>
/// <param name="Body">What follows the outcome; its meaning depends on the command.</param>
public sealed record StoredAnswer(
    byte Generation, long ReceivedMs, long Boot, long UptimeMs, long Counter, ulong Id, CommandOutcome Outcome, byte[] Body);
