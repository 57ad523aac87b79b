using Station.Platform.Wire;

namespace Station.Platform.Verification;

/// <summary>A verdict, the rule that was broken, and what the message says about itself as far as it could be read.</summary>
/// <param name="Topic">The topic, when it has the format's form.</param>
/// <param name="KeyId">Whose key the message claims, when its envelope could be read.</param>
/// <param name="Kind">Kind of the payload, when it could be read.</param>
public readonly record struct Judgement(Verdict Verdict, Fault Fault, Topic? Topic, KeyId? KeyId, MessageKind Kind)
{
    public bool IsValid => Verdict == Verdict.Valid;
}
