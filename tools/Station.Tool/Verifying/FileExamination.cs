using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Reports;
using Station.Platform.Storage;
using Station.Platform.Verification;

namespace Station.Tool.Verifying;

/// <summary>What became of one file: an archive file or a store.</summary>
internal sealed class FileExamination
{
    /// <summary>Unverified messages that are kept with their place; more are only counted.</summary>
    public const int KeptLimit = 1_000;

    private readonly SortedDictionary<Verdict, long> verdicts = [];
    private readonly List<UnverifiedMessage> unverified = [];
    private readonly List<UnverifiedMessage> outOfLine = [];
    private readonly MessageFindings findings = new();

    private FileExamination(string path) => Path = path;

    public string Path { get; }

    /// <summary>Whether it is a store; else it is an archive file.</summary>
    public bool IsStore { get; private set; }

    public long Messages { get; private set; }

    /// <summary>Messages by verdict, those that came.</summary>
    public IReadOnlyDictionary<Verdict, long> Verdicts => verdicts;

    /// <summary>The first messages that did not verify.</summary>
    public IReadOnlyList<UnverifiedMessage> Unverified => unverified;

    public long UnverifiedCount { get; private set; }

    /// <summary>The first valid messages that are in conflict or out of chain.</summary>
    public IReadOnlyList<UnverifiedMessage> OutOfLine => outOfLine;

    public long OutOfLineCount => verdicts.GetValueOrDefault(Verdict.Conflict) + verdicts.GetValueOrDefault(Verdict.OutOfChain);

    /// <summary>Gap reports of a store's stations; null for an archive file, or when the file could not be read.</summary>
    public StoreReport? Report { get; private set; }

    /// <summary>Why the file could not be read to its end.</summary>
    public ToolError? Failure { get; private set; }

    /// <summary>Verifies every message of a file; nothing is thrown for what is wrong with the file.</summary>
    public static FileExamination Examine(string path, KeyRegistry registry, CancellationToken cancellation)
    {
        var examination = new FileExamination(path);
        try
        {
            examination.IsStore = StoreFile.IsStore(path);
            if (examination.IsStore)
            {
                examination.ExamineStore(registry, cancellation);
            }
            else
            {
                examination.ExamineArchive(registry, cancellation);
            }
        }
        catch (PlatformException error)
        {
            examination.Failure = ToolError.From(error);
        }

        return examination;
    }

    /// <summary>Everything that is wrong with the file, an error each; none when it is as it must be.</summary>
    public IEnumerable<ToolError> Errors()
    {
        if (Failure is not null)
        {
            yield return Failure;
        }

        if (unverified.Count > 0)
        {
            string count = UnverifiedCount == 1 ? "1 message did" : $"{UnverifiedCount} of {Messages} messages did";
            yield return NotVerified.Error($"{Path}: {count} not verify, the first is {unverified[0]}.", unverified[0].Judgement.Verdict);
        }

        if (Report is not null && Report.Quarantined > UnverifiedCount)
        {
            yield return new ToolError(
                ExitStatus.LawBroken,
                "store-outdated",
                $"{Path}: {Report.Quarantined - UnverifiedCount} messages verify that were put into quarantine with another key registry.",
                "Rebuild the store with this one.");
        }

        if (!IsStore && OutOfLineCount > 0)
        {
            yield return new ToolError(
                ExitStatus.LawBroken,
                "law-broken",
                $"{Path}: {verdicts.GetValueOrDefault(Verdict.Conflict)} messages in conflict, {verdicts.GetValueOrDefault(Verdict.OutOfChain)} out of chain, the first is {outOfLine[0]}.",
                "Keep the file and report it.");
        }

        if (Report is not null && Report.Unexplained + Report.Conflicts + Report.ChainBreaks + Report.DuplicatesStored > 0)
        {
            yield return new ToolError(
                ExitStatus.LawBroken,
                "law-broken",
                $"{Path}: {Report.Unexplained} records unexplained, {Report.Conflicts} conflicts, {Report.ChainBreaks} chain breaks, {Report.DuplicatesStored} duplicates.",
                "The stations' lines say where; keep the store and report it.");
        }
    }

    private void ExamineStore(KeyRegistry registry, CancellationToken cancellation)
    {
        using EvidenceReader reader = EvidenceReader.Open(Path);
        var verifier = new Verifier(registry);
        foreach (RawMessage message in reader.ReadArchive())
        {
            cancellation.ThrowIfCancellationRequested();
            Count(Messages + 1, message, verifier.Verify(message), verifier);
        }

        CountFindings(reader.ReadRecordConflicts);
        Report = reader.Report();
    }

    private void ExamineArchive(KeyRegistry registry, CancellationToken cancellation)
    {
        var verifier = new Verifier(registry);
        foreach (RawMessage message in ArchiveFile.Read(Path))
        {
            cancellation.ThrowIfCancellationRequested();
            Count(Messages + 1, message, verifier.Verify(message), verifier);
        }

        CountFindings(null);
    }

    private void Count(long number, RawMessage message, Judgement alone, Verifier verifier)
    {
        Messages++;
        Judgement judgement = findings.Take(number, message.Message, alone, verifier.Content);
        verdicts[judgement.Verdict] = verdicts.GetValueOrDefault(judgement.Verdict) + 1;
        if (judgement.Verdict.IsHarmless())
        {
            return;
        }

        UnverifiedCount++;
        Keep(unverified, new UnverifiedMessage(number, message.Topic, judgement));
    }

    /// <summary>Counts what only shows when all messages are there.</summary>
    private void CountFindings(Func<StoreKey, IReadOnlyList<long>>? recordsInConflict)
    {
        foreach ((long number, Judgement judgement) in findings.Finish(recordsInConflict))
        {
            verdicts[judgement.Verdict] = verdicts.GetValueOrDefault(judgement.Verdict) + 1;
            verdicts[Verdict.Valid]--;
            Keep(outOfLine, new UnverifiedMessage(number, judgement.Topic!.Value.ToString(), judgement));
        }
    }

    private static void Keep(List<UnverifiedMessage> list, UnverifiedMessage message)
    {
        if (list.Count < KeptLimit)
        {
            list.Add(message);
        }
    }
}
