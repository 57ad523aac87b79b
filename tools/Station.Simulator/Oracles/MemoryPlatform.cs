using System.Buffers.Binary;
using System.Text.Json;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Mqtt;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Simulator.Oracles;

/// <summary>
/// The platform's side of one station in virtual time: verifies what the broker brings, keeps it as evidence, and answers with receipts. Its store can be set
/// back, as after a restore from a backup; what has arrived stays evidence.
/// </summary>
public sealed class MemoryPlatform
{
    private const long LateMs = 600_000;
    private const string ClientId = "platform";
    private static readonly string[] Channels = ["block", "live", "session", "context", "status"];

    private readonly VirtualTime time;
    private readonly MemoryClient client;
    private readonly Verifier verifier;
    private readonly RegisteredStation station;
    private readonly Findings findings;
    private Dictionary<long, long> storedAtMs = [];
    private readonly HashSet<uint> noncesOfBoot = [];
    private (long Boot, uint BootNonce, long UptimeMs, ulong Id) newestSession;
    private bool isReceiptDue;
    private long upTo;
    private long oldestOwed;
    private long storedEnd;

    public MemoryPlatform(VirtualTime time, MemoryBroker broker, RegisteredStation station, Findings findings)
    {
        this.time = time;
        this.station = station;
        this.findings = findings;
        Evidence = new Evidence(findings);
        verifier = new Verifier(new KeyRegistry([station]));
        client = new MemoryClient(broker, ClientId);
        Connect();
    }

    public Evidence Evidence { get; }

    /// <summary>Whether the receiver's process runs; its broker keeps its messages meanwhile.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>What becomes of the next receipt.</summary>
    public Func<ReceiptFate> Fate { get; set; } = () => ReceiptFate.Arrives;

    /// <summary>Whether a message is acknowledged to the broker and forgotten, as by a crash before the commit.</summary>
    public Func<bool> Loses { get; set; } = () => false;

    /// <summary>Receipts that arrived as they were sent.</summary>
    public long Receipts { get; private set; }

    /// <summary>Receipts that something happened to.</summary>
    public long SpoiltReceipts { get; private set; }

    /// <summary>Bytes of all distinct blocks that have arrived.</summary>
    public long BlockBytes { get; private set; }

    /// <summary>The newest session that is known.</summary>
    public ulong Session => newestSession.Id;

    /// <summary>Counter of the last command that the newest session knew.</summary>
    public long CommandCounter { get; private set; }

    /// <summary>Blocks that the station has said to have sealed.</summary>
    public long NextBlock { get; private set; }

    /// <summary>The oldest block that the station has said to hold.</summary>
    public long OldestHeld { get; private set; }

    /// <summary>Sees every verified live copy, for whoever judges its time.</summary>
    public Action<LiveRecord>? LiveArrived { get; set; }

    /// <summary>The newest status, as text; null while there was none.</summary>
    public byte[]? Status { get; private set; }

    /// <summary>When a live copy last arrived.</summary>
    public long LastLiveMs { get; private set; }

    /// <summary>The latest epoch of the keys that anything was sealed with.</summary>
    public int NewestEpoch { get; private set; }

    /// <summary>A number that the newest status tells; 0 where it tells none of that name.</summary>
    public long StatusNumber(string name)
    {
        using JsonDocument? status = Status is null ? null : JsonDocument.Parse(Status);
        return status is not null && status.RootElement.TryGetProperty(name, out JsonElement number) ? number.GetInt64() : 0;
    }

    public void Stop()
    {
        if (IsRunning)
        {
            client.Abort(time.NowMs);
            IsRunning = false;
        }
    }

    public void Start()
    {
        if (!IsRunning)
        {
            Connect();
            Pump();
        }
    }

    /// <summary>Connects again where a restart of the broker has ended the connection.</summary>
    public void Reconnect()
    {
        if (IsRunning && !client.IsConnected)
        {
            Connect();
        }
    }

    /// <summary>The store is that of an earlier time again.</summary>
    public void RollBack(long toMs)
    {
        storedAtMs = storedAtMs.Where(block => block.Value <= toMs).ToDictionary();
        storedEnd = storedAtMs.Count == 0 ? 0 : storedAtMs.Keys.Max() + 1;
        upTo = 0;
        oldestOwed = 0;
    }

    /// <summary>
    /// Blocks that have been here, that the station still holds by its own word, and that the store lacks. A number that no block ever came under says nothing: numbers jump where flash was
    /// damaged, and every record is asked for by its own number.
    /// </summary>
    public long MissingBlocks()
    {
        long missing = 0;
        for (long block = OldestHeld; block < NextBlock; block++)
        {
            missing += Evidence.HasBlock(block) && !storedAtMs.ContainsKey(block) ? 1 : 0;
        }

        return missing;
    }

    /// <summary>Takes what has arrived, and answers when a session or a block was among it.</summary>
    public void Pump()
    {
        while (IsRunning && client.TryTake(time.NowMs) is { } message)
        {
            client.Acknowledge(message);
            if (!message.Retained && !Loses())
            {
                Take(message);
            }
        }

        if (isReceiptDue)
        {
            isReceiptDue = false;
            Answer();
        }
    }

    /// <summary>Publishes anything to the station.</summary>
    public void Send(string channel, byte[] message) => client.Publish($"sf1/{station.Number:x8}/{channel}", message, false, time.NowMs);

    /// <summary>Seals a payload as the platform does.</summary>
    public byte[] Seal(ReadOnlySpan<byte> payload) =>
        Envelope.Seal(new KeyId(station.Number, station.Generation, 0), payload, verifier.KeysOf(station.Number, station.Generation)!.CommandKey);

    private void Connect()
    {
        client.Connect(isClean: false, time.NowMs);
        foreach (string channel in Channels)
        {
            client.Subscribe("sf1/+/" + channel, time.NowMs);
        }

        IsRunning = true;
    }

    private void Take(BrokerMessage message)
    {
        Judgement judgement = verifier.Verify(message.Topic, message.Payload, message.AtMs);
        if (judgement.Verdict == Verdict.Advisory)
        {
            Status = message.Payload;
        }
        else if (!judgement.IsValid)
        {
            findings.Add("seal", message.AtMs, $"{message.Topic}: {judgement.Verdict}, {judgement.Fault}");
        }
        else
        {
            NewestEpoch = Math.Max(NewestEpoch, judgement.KeyId!.Value.Epoch);
            TakeValid(verifier.Content, message);
        }
    }

    private void TakeValid(MessageContent content, BrokerMessage message)
    {
        switch (content.Kind)
        {
            case MessageKind.Live:
                Evidence.Take(content.Live, message.AtMs);
                LastLiveMs = message.AtMs;
                NextBlock = Math.Max(NextBlock, content.Live.NextBlock);
                LiveArrived?.Invoke(content.Live);
                break;
            case MessageKind.Session:
                Take(content.Session);
                break;
            default:
                // A context comes on a topic of its own as well: the same block, and no reason to answer.
                BlockHeader header = content.Kind == MessageKind.EventBlock ? content.EventBlock.Header : content.PeriodBlock.Header;
                ulong tagStart = BinaryPrimitives.ReadUInt64BigEndian(message.Payload.AsSpan(message.Payload.Length - Envelope.TagLength));
                BlockBytes += Evidence.Take(content, tagStart, message.AtMs) ? message.Payload.Length : 0;
                storedAtMs.TryAdd(header.Block, message.AtMs);
                storedEnd = Math.Max(storedEnd, header.Block + 1);
                NextBlock = Math.Max(NextBlock, header.Block + 1);
                OldestHeld = Math.Max(OldestHeld, header.OldestHeld);
                isReceiptDue |= message.Topic.EndsWith("/block", StringComparison.Ordinal);
                break;
        }
    }

    private void Take(SessionMessage session)
    {
        NextBlock = Math.Max(NextBlock, session.NextBlock);
        oldestOwed = Math.Max(oldestOwed, session.OldestHeld);
        if (IsNewest(session))
        {
            newestSession = (session.Boot, session.BootNonce, session.UptimeMs, session.Session);
            CommandCounter = Math.Max(CommandCounter, session.CommandCounter);
            isReceiptDue = true;
        }
    }

    /// <summary>Furthest in boot and uptime; of boots that have one number, because flash did not take them on record, the one that was heard of last.</summary>
    private bool IsNewest(SessionMessage session)
    {
        if (session.Boot > newestSession.Boot)
        {
            noncesOfBoot.Clear();
        }

        bool isNew = session.Boot >= newestSession.Boot && noncesOfBoot.Add(session.BootNonce);
        return isNew || (session.Boot == newestSession.Boot && session.BootNonce == newestSession.BootNonce && session.UptimeMs >= newestSession.UptimeMs);
    }

    private void Answer()
    {
        if (newestSession.Id == 0)
        {
            return;
        }

        ReceiptFate fate = Fate();
        SpoiltReceipts += fate == ReceiptFate.Arrives ? 0 : 1;
        Receipts += fate == ReceiptFate.Arrives ? 1 : 0;
        byte[] receipt = Compose(newestSession.Id);
        switch (fate)
        {
            case ReceiptFate.Twice:
                Send("receipt", receipt);
                Send("receipt", receipt);
                break;
            case ReceiptFate.Late:
                time.At(time.NowMs + LateMs, () => Send("receipt", receipt));
                break;
            case ReceiptFate.Forged:
                Send("receipt", Envelope.Seal(new KeyId(station.Number, station.Generation, 0), new Receipt(newestSession.Id, NextBlock + 1_000, [], 0).ToPayload(), new byte[32]));
                break;
            case ReceiptFate.UnknownSession:
                Send("receipt", Seal(new Receipt(newestSession.Id ^ 0x5A5A, NextBlock + 1_000, [], 0).ToPayload()));
                break;
            case ReceiptFate.Cut:
                Send("receipt", receipt[..(receipt.Length / 2)]);
                break;
            case ReceiptFate.Arrives:
                Send("receipt", receipt);
                break;
        }
    }

    private byte[] Compose(ulong session)
    {
        upTo = Math.Max(upTo, Math.Max(OldestHeld, oldestOwed));
        while (storedAtMs.ContainsKey(upTo))
        {
            upTo++;
        }

        var walk = new MissingBlocks(upTo);
        for (long block = upTo; block < storedEnd && !walk.IsFull; block++)
        {
            if (storedAtMs.ContainsKey(block))
            {
                walk.Add(block);
            }
        }

        walk.Finish(NextBlock);
        return Seal(new Receipt(session, walk.UpTo, walk.Ranges, walk.Tail).ToPayload());
    }
}
