using Station.Platform.Keys;
using Station.Platform.Wire;

namespace Station.Platform.Verification;

/// <summary>
/// Verifies and decodes messages. Cheap checks come before the first HMAC. It never throws, whatever the bytes are. One
/// instance serves one thread.
/// </summary>
public sealed class Verifier(KeyRegistry registry)
{
    private readonly Dictionary<(uint, byte), StationKeys> keys = [];

    /// <summary>Content of the message verified last, when its verdict was valid; the next call overwrites it.</summary>
    public MessageContent Content { get; } = new();

    public Judgement Verify(string topicText, ReadOnlySpan<byte> message)
    {
        if (!Topic.TryParse(topicText, out var topic))
        {
            return new Judgement(Verdict.WrongTopic, Fault.Topic, null, null, MessageKind.None);
        }

        if (topic.Channel == TopicChannel.Status)
        {
            return new Judgement(Verdict.Advisory, Fault.None, topic, null, MessageKind.None);
        }

        if (message.Length > Envelope.LongestMessage)
        {
            return new Judgement(Verdict.Malformed, Fault.Size, topic, null, MessageKind.None);
        }

        return Envelope.TryParse(message, out var envelope)
            ? VerifyEnvelope(topic, envelope)
            : new Judgement(Verdict.Malformed, Fault.Envelope, topic, null, MessageKind.None);
    }

    /// <summary>Keys of a registered station, or null.</summary>
    public StationKeys? KeysOf(uint number, byte generation)
    {
        if (keys.TryGetValue((number, generation), out var known))
        {
            return known;
        }

        if (registry.Find(number, generation) is not { } station)
        {
            return null;
        }

        var derived = new StationKeys(station);
        keys.Add((number, generation), derived);
        return derived;
    }

    private Judgement VerifyEnvelope(Topic topic, Envelope envelope)
    {
        var keyId = envelope.KeyId;
        var kind = MessageContent.KindOf(envelope.Payload);
        var stationKeys = KeysOf(keyId.Station, keyId.Generation);
        var (verdict, fault) = CheckClaims(topic, keyId, kind, stationKeys);
        if (fault == Fault.None && !envelope.Verify(KeyFor(kind, stationKeys!, keyId.Epoch)))
        {
            (verdict, fault) = (Verdict.Altered, Fault.Seal);
        }

        if (fault == Fault.None)
        {
            fault = Content.Decode(envelope.Payload);
            verdict = fault == Fault.None ? Verdict.Valid : Verdict.Invalid;
        }

        return new Judgement(verdict, fault, topic, keyId, kind);
    }

    /// <summary>Everything that can be refused without computing a tag.</summary>
    private (Verdict Verdict, Fault Fault) CheckClaims(Topic topic, KeyId keyId, MessageKind kind, StationKeys? stationKeys)
    {
        if (topic.Station != keyId.Station)
        {
            return (Verdict.WrongTopic, Fault.TopicStation);
        }

        if (stationKeys is null)
        {
            return (Verdict.UnknownStation, registry.Knows(keyId.Station) ? Fault.Generation : Fault.Station);
        }

        if (kind == MessageKind.None)
        {
            return (Verdict.Malformed, Fault.Kind);
        }

        if (!topic.Carries(kind))
        {
            return (Verdict.WrongTopic, Fault.TopicKind);
        }

        return keyId.Epoch < StationKeys.EpochLimit
            ? (Verdict.Valid, Fault.None)
            : (Verdict.EpochOutOfRange, Fault.Epoch);
    }

    private static ReadOnlySpan<byte> KeyFor(MessageKind kind, StationKeys stationKeys, int epoch) =>
        kind is MessageKind.Live or MessageKind.Session ? stationKeys.LiveKey(epoch) : stationKeys.BlockKey(epoch);
}
