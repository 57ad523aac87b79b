using Station.Platform.Keys;
using Station.Platform.Storage;
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

    /// <summary>Verifies a message as it came.</summary>
    public Judgement Verify(RawMessage message) => Verify(message.Topic, message.Message, message.ReceivedMs);

    /// <param name="receivedMs">UTC of its arrival. One that is not known counts as late: after every time of a revocation.</param>
    public Judgement Verify(string topicText, ReadOnlySpan<byte> message, long receivedMs = long.MaxValue)
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
            ? VerifyEnvelope(topic, envelope, receivedMs)
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

    private Judgement VerifyEnvelope(Topic topic, Envelope envelope, long receivedMs)
    {
        var keyId = envelope.KeyId;
        var kind = MessageContent.KindOf(envelope.Payload);
        var stationKeys = KeysOf(keyId.Station, keyId.Generation);
        var (verdict, fault) = CheckClaims(topic, keyId, kind, stationKeys);
        if (fault == Fault.None)
        {
            (verdict, fault) = envelope.Verify(KeyFor(kind, stationKeys!, keyId.Epoch))
                ? JudgeContent(envelope, receivedMs)
                : JudgeSeal(envelope, kind, stationKeys!);
        }

        return new Judgement(verdict, fault, topic, keyId, kind);
    }

    /// <summary>What is wrong with a message that the station has sealed.</summary>
    private (Verdict Verdict, Fault Fault) JudgeContent(Envelope envelope, long receivedMs)
    {
        var fault = Content.Decode(envelope.Payload);
        if (fault != Fault.None)
        {
            return (Verdict.Invalid, fault);
        }

        var revocation = registry.Find(envelope.KeyId.Station, envelope.KeyId.Generation)!.Revocation;
        fault = revocation?.Judge(Content, receivedMs) ?? Fault.None;
        return (fault == Fault.None ? Verdict.Valid : Verdict.Revoked, fault);
    }

    /// <summary>
    /// Whether a tag that does not verify is that of a neighbouring key: one that a station, or whoever has its key, is most
    /// likely to take by mistake. At most ten more tags are computed.
    /// </summary>
    private (Verdict Verdict, Fault Fault) JudgeSeal(Envelope envelope, MessageKind kind, StationKeys stationKeys)
    {
        var (number, generation, epoch) = (envelope.KeyId.Station, envelope.KeyId.Generation, envelope.KeyId.Epoch);
        if (envelope.Verify(KeyFor(OtherUse(kind), stationKeys, epoch)) || envelope.Verify(stationKeys.CommandKey))
        {
            return (Verdict.WrongKey, Fault.SealOtherUse);
        }

        if (IsSealedAt(envelope, stationKeys, epoch - 1) || IsSealedAt(envelope, stationKeys, epoch + 1))
        {
            return (Verdict.WrongKey, Fault.SealOtherEpoch);
        }

        var isOfOtherGeneration = (generation > byte.MinValue && IsSealedAt(envelope, KeysOf(number, (byte)(generation - 1)), epoch))
            || (generation < byte.MaxValue && IsSealedAt(envelope, KeysOf(number, (byte)(generation + 1)), epoch));
        return isOfOtherGeneration ? (Verdict.WrongKey, Fault.SealOtherGeneration) : (Verdict.Altered, Fault.Seal);
    }

    private static bool IsSealedAt(Envelope envelope, StationKeys? keys, int epoch) =>
        keys is not null && keys.Reaches(epoch) && (envelope.Verify(keys.BlockKey(epoch)) || envelope.Verify(keys.LiveKey(epoch)));

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

        return stationKeys.Reaches(keyId.Epoch)
            ? (Verdict.Valid, Fault.None)
            : (Verdict.EpochOutOfRange, keyId.Epoch < stationKeys.FirstEpoch ? Fault.EpochPast : Fault.Epoch);
    }

    private static bool IsSealedWithLiveKey(MessageKind kind) => kind is MessageKind.Live or MessageKind.Session or MessageKind.Answer;

    private static MessageKind OtherUse(MessageKind kind) => IsSealedWithLiveKey(kind) ? MessageKind.EventBlock : MessageKind.Live;

    private static ReadOnlySpan<byte> KeyFor(MessageKind kind, StationKeys stationKeys, int epoch) =>
        IsSealedWithLiveKey(kind) ? stationKeys.LiveKey(epoch) : stationKeys.BlockKey(epoch);
}
