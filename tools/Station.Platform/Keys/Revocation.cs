using Station.Platform.Wire;

namespace Station.Platform.Keys;

/// <summary>
/// From where on a generation's seals are no evidence any more. A time is that of arrival at the platform: whoever holds
/// the key can claim any other. What came before keeps its verdict.
/// </summary>
/// <param name="FromBlock">Number of the first block that is revoked; or null.</param>
/// <param name="FromMs">UTC from which on arrivals are revoked; or null.</param>
public readonly record struct Revocation(long? FromBlock, long? FromMs)
{
    /// <summary>Why a message with this content, arrived at this time, is revoked; none when it is not.</summary>
    public Fault Judge(MessageContent content, long receivedMs) =>
        receivedMs >= FromMs ? Fault.RevokedTime : ReachedBlock(content) >= FromBlock ? Fault.RevokedBlock : Fault.None;

    /// <summary>
    /// The block that a message is, announces to be next with its record in it, or claims to have sealed last; -1 when it speaks of none.
    /// </summary>
    private static long ReachedBlock(MessageContent content) => content.Kind switch
    {
        MessageKind.Live => content.Live.NextBlock,
        MessageKind.Session => content.Session.NextBlock - 1,
        MessageKind.EventBlock => content.EventBlock.Header.Block,
        MessageKind.MinuteBlock or MessageKind.HourBlock => content.PeriodBlock.Header.Block,
        _ => -1,
    };
}
