using System.Buffers.Binary;
using System.Security.Cryptography;
using Station.Platform.Keys;
using Station.Platform.Wire;

namespace Station.Platform.Commands;

/// <summary>
/// One command from its first message to its last answer, without any broker. The first message names no session: the station's refusal of it, which only this station can seal and which names this
/// message's random id, tells session, counter and uptime. A message that brings no answer is sent again under its id, so that nothing is done twice.
/// </summary>
public sealed class CommandExchange
{
    /// <summary>Refusals that are overcome by sending anew: the station connected again, or somebody else was first.</summary>
    private const int NewAttempts = 3;

    private readonly StationKeys keys;
    private readonly KeyId commandKeyId;
    private readonly TimeProvider clock;
    private readonly long lifetimeSeconds;
    private CommandRequest request;
    private ulong id = NewId();
    private CommandAnswer? known;
    private int attemptsLeft = NewAttempts;
    private bool hasAskedForNonce;

    /// <param name="station">The station, in the generation that is in service.</param>
    /// <param name="request">What it is to do.</param>
    /// <param name="lifetime">How long the station may take it, in its uptime.</param>
    /// <param name="clock">Tells the time of a time hint.</param>
    public CommandExchange(RegisteredStation station, CommandRequest request, TimeSpan lifetime, TimeProvider clock)
    {
        this.request = request;
        this.clock = clock;
        keys = new StationKeys(station);
        commandKeyId = new KeyId(station.Number, station.Generation, 0);
        lifetimeSeconds = (long)lifetime.TotalSeconds;
        CommandTopic = new Topic(station.Number, TopicChannel.Command).ToString();
        AnswerTopic = new Topic(station.Number, TopicChannel.Answer).ToString();
    }

    public string CommandTopic { get; }

    public string AnswerTopic { get; }

    /// <summary>The answer that ended the exchange; null while it goes on.</summary>
    public CommandAnswer? Answer { get; private set; }

    /// <summary>The station has been heard: it is there, and the key fits.</summary>
    public bool HasHeard => known is not null;

    /// <summary>The message to be published now. The same command keeps its id.</summary>
    public byte[] Compose()
    {
        var payload = request.ToPayload(known?.Session ?? 0, (known?.Counter ?? 0) + 1, ((known?.UptimeMs ?? 0) / 1000) + lifetimeSeconds, id);
        return Envelope.Seal(commandKeyId, payload, keys.CommandKey);
    }

    /// <summary>Takes a message of the answer topic. True when another message is to be published at once.</summary>
    public bool Take(ReadOnlySpan<byte> message)
    {
        if (Answer is not null || Open(message) is not { } answer || answer.Id != id)
        {
            return false;
        }

        known = answer;
        if (answer.Outcome is CommandOutcome.StaleSession or CommandOutcome.OldCounter or CommandOutcome.Expired && attemptsLeft-- > 0)
        {
            return true;
        }

        if (answer.Outcome == CommandOutcome.AlreadyDone && IsQuestion)
        {
            // It was done and its answer was lost: what was asked has to be asked again.
            id = NewId();
            return true;
        }

        if (answer.Outcome == CommandOutcome.StaleNonce && hasAskedForNonce && attemptsLeft-- > 0)
        {
            // Somebody else asked for a nonce meanwhile, and the station knows only the last.
            request = CommandRequest.Plain(CommandCode.TimeHint);
            id = NewId();
            return true;
        }

        if (answer.Outcome == CommandOutcome.Done && request is { Code: CommandCode.TimeHint, Arguments.Length: 0 })
        {
            // The clock is read after the nonce was drawn, as the station counts on.
            hasAskedForNonce = true;
            request = CommandRequest.TimeHint(answer.Body, clock.GetUtcNow().ToUnixTimeMilliseconds());
            id = NewId();
            return true;
        }

        Answer = answer;
        return false;
    }

    /// <summary>Nothing but the answer is wanted of it.</summary>
    private bool IsQuestion => request is { Code: CommandCode.Diagnostics } or { Code: CommandCode.TimeHint, Arguments.Length: 0 };

    private static ulong NewId() => BinaryPrimitives.ReadUInt64BigEndian(RandomNumberGenerator.GetBytes(8));

    private CommandAnswer? Open(ReadOnlySpan<byte> message)
    {
        var isOurs = Envelope.TryParse(message, out var envelope)
            && envelope.KeyId.Station == commandKeyId.Station && envelope.KeyId.Generation == commandKeyId.Generation
            && keys.Reaches(envelope.KeyId.Epoch)
            && MessageContent.KindOf(envelope.Payload) == MessageKind.Answer
            && envelope.Verify(keys.LiveKey(envelope.KeyId.Epoch));
        return isOurs ? CommandAnswer.TryDecode(envelope.Payload) : null;
    }
}
