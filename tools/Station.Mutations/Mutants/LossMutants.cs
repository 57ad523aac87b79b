namespace Station.Mutations.Mutants;

/// <summary>Bugs in what admits that something is lost.</summary>
internal static class LossMutants
{
    public static readonly Mutant[] All =
    [
        new("eviction-is-not-recorded", 2, "What is evicted without having been received is not admitted.", new Hunt(4, "reference", Days: 4, FirstSeed: 5), image =>
            image.Method("BlockStore", "Release").Skips("LossLedger.Admit")),

        new("merged-loss-is-forgotten", 2, "Of losses that follow on one another only the first is admitted.", new Hunt(4, "reference", Days: 4, FirstSeed: 21), image =>
            image.Method("LossLedger", "Admit").Skips("LossRange.Extend")),

        new("full-ledger-forgets-a-range", 2, "A ledger that is full drops a range to take another.", new Hunt(4, Days: 7, FirstSeed: 1000), image =>
            image.Method("LossLedger", "MergeOnePair").Skips("LossRange.Extend")),

        new("losses-are-never-told", 2, "Losses stay in the ledger: no sealed record tells them.", new Hunt(60), image =>
            image.Method("RecordJournal", "SealLosses").Returns(1)),

        new("damaged-tail-is-not-admitted", 2, "Rows of a tail that cannot be read are gone, and their numbers are given out again.", new Hunt(60), image =>
            image.Method("RecordJournal", "JumpWhereDamaged").DoesNothing()),
    ];
}
