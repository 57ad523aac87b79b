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
        Verdict.WrongKey => "wrong-key",
        Verdict.Invalid => "invalid",
        Verdict.Revoked => "revoked",
        Verdict.Replayed => "replayed",
        Verdict.Conflict => "conflict",
        Verdict.OutOfChain => "out-of-chain",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    /// <summary>Whether a message is kept without being evidence and without being a fault: a status, or one that came before.</summary>
    public static bool IsHarmless(this Verdict verdict) => verdict is Verdict.Valid or Verdict.Advisory or Verdict.Replayed;
}
