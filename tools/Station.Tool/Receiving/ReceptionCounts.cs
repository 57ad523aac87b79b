using Station.Platform.Storage;
using Station.Platform.Verification;

namespace Station.Tool.Receiving;

/// <summary>What has come in since the start.</summary>
internal readonly record struct ReceptionCounts(long Messages, long Records, long Repeated, long Advisory, long NotVerified, long Conflicts)
{
    public bool EveryLawHeld => NotVerified == 0 && Conflicts == 0;

    public ReceptionCounts Plus(WriteOutcome outcome) => new(
        Messages + 1,
        Records + outcome.Records,
        Repeated + (outcome.IsDuplicate ? 1 : 0),
        Advisory + (outcome.Judgement.Verdict == Verdict.Advisory ? 1 : 0),
        NotVerified + (outcome.Judgement.Verdict.IsHarmless() ? 0 : 1),
        Conflicts + outcome.Conflicts);

    public override string ToString() =>
        $"messages {Messages}, records {Records}, repeated {Repeated}, advisory {Advisory}, not verified {NotVerified}, conflicts {Conflicts}";
}
