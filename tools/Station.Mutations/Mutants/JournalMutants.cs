using Mono.Cecil.Cil;

namespace Station.Mutations.Mutants;

/// <summary>Bugs in what makes records durable and gives them their place.</summary>
internal static class JournalMutants
{
    private const int Done = 0;

    public static readonly Mutant[] All =
    [
        new("accepts-before-durable", 1, "A record is accepted and only in memory: a power cut takes all that are in no block.", new Hunt(20), image =>
            image.Method("OpenBlock", "Add").Answers("TailFiles.Append", Done)),

        new("refusal-of-flash-is-acceptance", 1, "A record that flash refused counts as accepted.", new Hunt(60), image =>
            image.Method("OpenBlock", "Add").IgnoresAnswer("TailFiles.Append", Done)),

        new("refused-event-is-recorded", 3, "An event that flash refused counts as recorded and keeps its number, so a number is missing for ever.", new Hunt(40, FirstSeed: 70), image =>
            image.Method("RecordJournal", "AcceptEvent").IgnoresAnswer("BlockStore.Store", Done)),

        new("sequence-restarts-at-boot", 3, "Each boot numbers its records from 0.", new Hunt(20), image =>
        {
            image.Method("RecordJournal", "RecoverTail").Skips("BlockStore.SkipTo");
            image.Method("BlockStore", "Recover").Ends(parts =>
                [parts.This(), Instruction.Create(OpCodes.Ldc_I8, 0L), parts.Call("set_NextSequence")]);
        }),

        new("stored-rows-come-again", 3, "A start takes all rows of the tail for open ones, also those that a stored block holds: a cut between block and tail stores them twice.", new Hunt(60), image =>
            image.Method("OpenBlock", "Recover").Begins((parts, _) => [Instruction.Create(OpCodes.Ldc_I8, 0L), parts.Store(0)])),

        new("context-changes-within-a-block", 4, "Records after a change of calibration or settings join the block that names the context of before.", new Hunt(20), image =>
            image.Method("OpenBlock", "CanTake").Answers("BootIdentity.get_Context", 0, 2)),

        new("flags-are-lost-in-the-tail", 1, "Values that were not normal are, once their row has been read back after a restart.", new Hunt(20), image =>
            image.Method("TailRow", "Read").Numbers(7, 0)),

        new("link-is-not-made", 4, "Blocks name no block before them: one that is taken out of the middle is not missed.", new Hunt(20), image =>
            image.Method("BlockStore", "Advance").Skips("Array.Copy")),

        new("link-is-not-found-again", 4, "After a cut between a block and the head that tells of it the next one is linked to the block before.", new Hunt(60), image =>
            image.Method("JournalRecovery", "TakeNewest").Skips("BlockEntry.CopyLink")),
    ];
}
