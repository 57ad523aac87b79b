using Station.Platform.Reports;
using Station.Platform.Verification;

namespace Station.Platform.Storage;

/// <summary>What the store made of one message.</summary>
/// <param name="IsDuplicate">The very same message was there already.</param>
/// <param name="Records">Records that it brought, 0 for a duplicate.</param>
/// <param name="Conflicts">Identities found by it to have more than one content.</param>
/// <param name="Sequences">Where its periods lie; empty for events and sessions.</param>
public readonly record struct WriteOutcome(Judgement Judgement, bool IsDuplicate, int Records, int Conflicts, SequenceRange Sequences = default)
{
    /// <summary>Of a live record, whether the station knew the time; null of everything else.</summary>
    public bool? TimeIsKnown { get; init; }

    /// <summary>Whose facts it belongs to, when it is evidence.</summary>
    public StoreKey? Key => Judgement is { IsValid: true, KeyId: { } keyId } ? new StoreKey(keyId.Station, keyId.Generation) : null;
}
