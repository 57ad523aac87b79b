namespace Station.Platform.Verification;

/// <summary>The stable words for verdicts, as they stand in the store.</summary>
public static class VerdictTokens
{
    public static string Token(this Verdict verdict) => verdict switch
    {
        Verdict.Valid => "valid",
        Verdict.Advisory => "advisory",
        Verdict.Malformed => "malformed",
        Verdict.WrongTopic => "wrong-topic",
        Verdict.UnknownStation => "unknown-station",
        Verdict.EpochOutOfRange => "epoch-out-of-range",
        Verdict.Altered => "altered",
        Verdict.Invalid => "invalid",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}
