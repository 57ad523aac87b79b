using Station.Platform.Errors;
using Station.Platform.Keys;
using Station.Platform.Reports;
using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>
/// Takes messages into a store: archived, verified and stored in one transaction, so that what is committed is whole.
/// For one thread; several writers may share a file.
/// </summary>
public sealed class EvidenceWriter : IDisposable
{
    /// <summary>How long a writer waits for another one's transaction unless told otherwise.</summary>
    public static readonly TimeSpan DefaultBusyTimeout = TimeSpan.FromSeconds(30);

    private readonly StoreDatabase database;
    private Verifier verifier;
    private readonly PreparedStatement archive;
    private readonly RecordWriter records;
    private readonly BlockWriter blocks;
    private readonly LiveWriter lives;
    private readonly SessionWriter sessions;
    private readonly AnswerWriter answers;
    private readonly FrontierWriter frontiers;
    private readonly ReceiptComposer receipts;

    private EvidenceWriter(StoreDatabase database, KeyRegistry registry)
    {
        this.database = database;
        verifier = new Verifier(registry);
        archive = database.Prepare("INSERT INTO archive VALUES (NULL, ?, ?, ?, ?, ?, ?)");
        records = new RecordWriter(database);
        blocks = new BlockWriter(database, records);
        lives = new LiveWriter(database, records);
        sessions = new SessionWriter(database);
        answers = new AnswerWriter(database);
        frontiers = new FrontierWriter(database);
        receipts = new ReceiptComposer(database);
    }

    /// <summary>Opens a store, or creates it.</summary>
    /// <exception cref="PlatformException">The file is no store or cannot be used.</exception>
    public static EvidenceWriter Open(string path, KeyRegistry registry, TimeSpan? busyTimeout = null) =>
        new(StoreDatabase.OpenForWriting(path, busyTimeout ?? DefaultBusyTimeout), registry);

    /// <summary>Judges what comes from now on by another registry. What is stored keeps its verdict.</summary>
    public void Use(KeyRegistry registry) => verifier = new Verifier(registry);

    /// <summary>Stores a batch: all of it or, with an exception, nothing.</summary>
    /// <returns>One outcome a message, in order.</returns>
    /// <exception cref="PlatformException">The store cannot be used.</exception>
    public IReadOnlyList<WriteOutcome> Write(IReadOnlyList<RawMessage> batch)
    {
        var outcomes = new WriteOutcome[batch.Count];
        database.InTransaction(() =>
        {
            for (var index = 0; index < outcomes.Length; index++)
            {
                outcomes[index] = Write(batch[index]);
            }
        });
        return outcomes;
    }

    /// <summary>The sealed receipt that tells a station what is there; null while no session of it has been seen.</summary>
    public byte[]? ComposeReceipt(StoreKey key) =>
        database.Read(() => receipts.Compose(key)) is { } receipt && verifier.KeysOf(key.Station, key.Generation) is { } keys
            ? Envelope.Seal(new KeyId(key.Station, key.Generation, 0), receipt.ToPayload(), keys.CommandKey)
            : null;

    public void Dispose()
    {
        archive.Dispose();
        records.Dispose();
        blocks.Dispose();
        lives.Dispose();
        sessions.Dispose();
        answers.Dispose();
        frontiers.Dispose();
        receipts.Dispose();
        database.Dispose();
    }

    private WriteOutcome Write(RawMessage message)
    {
        var judgement = verifier.Verify(message);
        archive.Bind(message.ReceivedMs).Bind(message.Topic).BindBlob(message.Message)
            .Bind(judgement.Verdict.Token()).Bind(judgement.Fault.Token()).Bind(judgement.Topic?.Station).Run();
        if (!judgement.IsValid)
        {
            return new WriteOutcome(judgement, false, 0, 0);
        }

        var key = new StoreKey(judgement.KeyId!.Value.Station, judgement.KeyId.Value.Generation);
        var tag = message.Message.AsSpan(message.Message.Length - Envelope.TagLength);
        var outcome = WriteFacts(key, new Arrival(tag, judgement.Topic!.Value.Channel, message.ReceivedMs));
        return new WriteOutcome(judgement, outcome.IsDuplicate, outcome.Records, outcome.Conflicts, SequencesOf(verifier.Content))
        {
            TimeIsKnown = verifier.Content.Kind == MessageKind.Live ? verifier.Content.Live.UtcMs != 0 : null,
        };
    }

    private FactOutcome WriteFacts(StoreKey key, Arrival arrival)
    {
        var content = verifier.Content;
        if (content.Kind == MessageKind.Answer)
        {
            return answers.Write(key, content.Answer, arrival);
        }

        frontiers.Write(key, content);
        return content.Kind switch
        {
            MessageKind.Live => lives.Write(key, content.Live, arrival),
            MessageKind.Session => sessions.Write(key, content.Session, arrival),
            MessageKind.EventBlock => blocks.Write(key, content.EventBlock, arrival),
            _ => blocks.Write(key, content.PeriodBlock, arrival),
        };
    }

    private static SequenceRange SequencesOf(MessageContent content) => content.Kind switch
    {
        MessageKind.Live => new SequenceRange(content.Live.Sequence, content.Live.Sequence + 1),
        MessageKind.MinuteBlock or MessageKind.HourBlock => new SequenceRange(
            content.PeriodBlock.Header.FirstSequence, content.PeriodBlock.Sequence(content.PeriodBlock.Count - 1) + 1),
        _ => default,
    };
}
