using Station.Bytes;
using Station.Hal;
using Station.Journal;
using Station.Sealing;
using Station.Uplink;

namespace Station.Commands;

/// <summary>
/// Takes the platform's commands: opens and judges one a step, has it carried out, and writes the answer (docs/telemetry-format.md section 4.7). Whatever arrives is done once, or refused with
/// a reason, or ignored; each is counted.
/// </summary>
public sealed class CommandDesk : ICommandTaker
{
    /// <summary>Longest message that is looked at: an authority, and room.</summary>
    public const int MessageLimitBytes = 1_024;

    /// <summary>Messages that wait: a person sends one at a time.</summary>
    public const int QueueLimit = 4;

    /// <summary>How far a counter may go ahead: one that jumped to its end could not be followed by any.</summary>
    public const int CounterJumpLimit = 65_536;

    private const int CommandKind = 0x1B;
    private const int AnswerKind = 0x1C;
    private const int AnswerLimitBytes = 320;
    private const int BodyLimitBytes = AnswerLimitBytes - 64;

    /// <summary>What is still to be carried out is tried again so often.</summary>
    private const int RetryMs = 1_000;

    private readonly Envelope envelope;
    private readonly SessionMessage session;
    private readonly CommandLedger ledger;
    private readonly CommandSet commands;
    private readonly byte[][] queue = new byte[QueueLimit][];
    private readonly int[] counts = new int[(int)CommandOutcome.Dropped + 1];
    private int queued;
    private long retryDueMs;

    /// <param name="envelope">Opens what the platform sealed.</param>
    /// <param name="session">The session that commands must name.</param>
    /// <param name="ledger">Has been loaded.</param>
    /// <param name="commands">What can be asked for.</param>
    public CommandDesk(Envelope envelope, SessionMessage session, CommandLedger ledger, CommandSet commands)
    {
        this.envelope = envelope;
        this.session = session;
        this.ledger = ledger;
        this.commands = commands;
    }

    /// <summary>Counter of the last command that was done.</summary>
    public long Counter => ledger.Counter;

    /// <summary>Commands of this boot that ended so.</summary>
    public int Count(CommandOutcome outcome) => counts[(int)outcome];

    /// <summary>A new session: what waits belongs to the one before.</summary>
    public void Begin()
    {
        counts[(int)CommandOutcome.Dropped] += queued;
        System.Array.Clear(queue, 0, queued);
        queued = 0;
    }

    /// <summary>Takes a message from the command topic, if there is room; it is judged in a step of its own.</summary>
    public void Offer(byte[] message)
    {
        if (message.Length > MessageLimitBytes)
        {
            counts[(int)CommandOutcome.NotUnderstood]++;
        }
        else if (queued == QueueLimit)
        {
            counts[(int)CommandOutcome.Dropped]++;
        }
        else
        {
            queue[queued++] = message;
        }
    }

    /// <summary>Deals with the next message; returns its answer, null when there is none. Commands are rare: what one takes in memory is given up with it.</summary>
    public ByteWriter Step(BootIdentity boot, long nowMs)
    {
        if (queued == 0)
        {
            return null;
        }

        byte[] message = queue[0];
        queued--;
        System.Array.Copy(queue, 1, queue, 0, queued);
        queue[queued] = null;
        var body = new ByteWriter(new byte[BodyLimitBytes]);
        CommandOutcome outcome = Judge(message, body, nowMs, out int idOffset);
        counts[(int)outcome]++;
        if (outcome == CommandOutcome.NotUnderstood)
        {
            return null;
        }

        bool hasBody = outcome == CommandOutcome.Done || outcome == CommandOutcome.BadSetting;
        ByteWriter answer = WriteHead(message, idOffset, outcome, boot, nowMs);
        answer.Bytes(body.Buffer, 0, hasBody ? body.Position : 0);
        return answer;
    }

    /// <summary>Goes on with what a command began, also one that a power cut interrupted; returns when to be called next.</summary>
    public long StepPending(long nowMs)
    {
        if (ledger.Pending == CommandCode.None)
        {
            return long.MaxValue;
        }

        if (nowMs >= retryDueMs)
        {
            CarryOutPending(nowMs);
        }

        return ledger.Pending == CommandCode.None ? long.MaxValue : retryDueMs;
    }

    private CommandOutcome Judge(byte[] message, ByteWriter body, long nowMs, out int idOffset)
    {
        idOffset = 0;
        if (!envelope.TryOpenDownlink(message, message.Length, out int offset, out int count))
        {
            return CommandOutcome.NotUnderstood;
        }

        var reader = new ByteReader();
        reader.Open(message, offset, count);
        int kind = reader.U8();
        int sessionOffset = reader.Position;
        reader.Skip(SessionMessage.SessionBytes);
        long counter = reader.Varint();
        long expiresSeconds = reader.Varint();
        idOffset = reader.Position;
        reader.Skip(CommandLedger.IdBytes);
        var code = (CommandCode)reader.U8();
        if (reader.Failed || kind != CommandKind)
        {
            return CommandOutcome.NotUnderstood;
        }

        if (!session.Is(message, sessionOffset))
        {
            return CommandOutcome.StaleSession;
        }

        if (ledger.Knows(message, idOffset))
        {
            return CommandOutcome.AlreadyDone;
        }

        if (nowMs / 1000 > expiresSeconds)
        {
            return CommandOutcome.Expired;
        }

        return counter > ledger.Counter && counter - ledger.Counter <= CounterJumpLimit
            ? Execute(commands.Find(code), reader, body, counter, message, idOffset, nowMs)
            : CommandOutcome.OldCounter;
    }

    private CommandOutcome Execute(ICommand command, ByteReader arguments, ByteWriter body, long counter, byte[] message, int idOffset, long nowMs)
    {
        if (command == null)
        {
            return CommandOutcome.UnknownCommand;
        }

        if (ledger.Pending != CommandCode.None)
        {
            return CommandOutcome.Busy;
        }

        var effect = new ByteWriter(new byte[CommandLedger.EffectLimitBytes]);
        CommandOutcome outcome = command.Begin(arguments, effect, body, nowMs);
        if (outcome != CommandOutcome.Done)
        {
            return outcome;
        }

        if (effect.Overflowed)
        {
            return CommandOutcome.BadArguments;
        }

        if (!ledger.Commit(counter, message, idOffset, command.Code, effect))
        {
            return CommandOutcome.NotSaved;
        }

        if (effect.Position > 0)
        {
            CarryOutPending(nowMs);
        }

        return CommandOutcome.Done;
    }

    private void CarryOutPending(long nowMs)
    {
        retryDueMs = nowMs + RetryMs;
        ICommand command = commands.Find(ledger.Pending);
        if (command == null || command.CarryOut(ledger.OpenEffect(), nowMs))
        {
            ledger.Settle();
        }
    }

    private ByteWriter WriteHead(byte[] message, int idOffset, CommandOutcome outcome, BootIdentity boot, long nowMs)
    {
        var answer = new ByteWriter(new byte[AnswerLimitBytes]);
        answer.U8(AnswerKind);
        session.WriteSession(answer);
        answer.Varint(boot.Boot);
        answer.U32(boot.Nonce);
        answer.Varint(nowMs);
        answer.Varint(ledger.Counter);
        answer.Bytes(message, idOffset, CommandLedger.IdBytes);
        answer.U8((int)outcome);
        return answer;
    }
}
