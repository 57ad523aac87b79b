using Station.Platform.Wire;

namespace Station.Platform.Commands;

/// <summary>What a station answered to a command (telemetry format, section 4.7).</summary>
/// <param name="Session">The station's present session.</param>
/// <param name="Counter">Counter of the last command that it did.</param>
/// <param name="Id">The command that is answered.</param>
/// <param name="Body">What follows the outcome; its meaning depends on the command.</param>
public sealed record CommandAnswer(
    ulong Session, long Boot, uint BootNonce, long UptimeMs, long Counter, ulong Id, CommandOutcome Outcome, byte[] Body)
{
    /// <summary>Whether the effect is there, done now or before.</summary>
    public bool IsDone => Outcome is CommandOutcome.Done or CommandOutcome.AlreadyDone;

    /// <summary>Reads a payload; null when it is no answer.</summary>
    public static CommandAnswer? TryDecode(ReadOnlySpan<byte> payload)
    {
        if (MessageContent.KindOf(payload) != MessageKind.Answer || AnswerMessage.Decode(payload, out var answer) != Fault.None)
        {
            return null;
        }

        return new CommandAnswer(
            answer.Session, answer.Boot, answer.BootNonce, answer.UptimeMs, answer.CommandCounter, answer.CommandId, (CommandOutcome)answer.Outcome, answer.Body);
    }

    /// <summary>The numbers of the body, as most commands have them; null when it is not made of them.</summary>
    public IReadOnlyList<long>? ReadNumbers()
    {
        var reader = new ByteReader(Body);
        var numbers = new List<long>();
        while (!reader.Failed && reader.Rest.Length > 0)
        {
            numbers.Add(reader.ReadVarint());
        }

        return reader.Failed ? null : numbers;
    }
}
