using Station.Hal;
using Station.Terminal.Improv;
using Station.Terminal.Sources;
using Station.Texts;

namespace Station.Terminal;

/// <summary>
/// Somebody at the service terminal, a person or a machine: takes what is typed, has lines carried out, and sends what is to be said in portions. While a command speaks, what is typed waits in the
/// port.
/// </summary>
public sealed class TerminalSession
{
    /// <summary>What asks for a line.</summary>
    public const string Prompt = "> ";

    /// <summary>Wait between two portions.</summary>
    public const int SendIntervalMs = 10;

    /// <summary>Wait between two looks at the port while somebody types.</summary>
    private const int BusyIntervalMs = 20;

    /// <summary>Wait for a command that goes on until a key is pressed and has nothing to say at the moment.</summary>
    private const int WaitIntervalMs = 100;

    private const int BusyForMs = 60_000;

    /// <summary>Bytes taken in one step; their echo fits the writer several times over.</summary>
    private const int InputBytes = 32;

    /// <summary>While more than this waits to be sent no key is taken: a line from the history is a whole line at once.</summary>
    private const int EchoLimitBytes = 64;

    private const byte Interrupt = 0x03;

    private readonly IBytePort port;
    private readonly TerminalWriter writer;
    private readonly LineEditor editor;
    private readonly LineHistory history = new LineHistory();
    private readonly LineCompletion completion;
    private readonly CommandRunner runner;
    private readonly ImprovReader packets = new ImprovReader();
    private readonly ImprovService improv;
    private readonly byte[] input = new byte[InputBytes];
    private int inputCount;
    private int inputNext;
    private long busyUntilMs;

    /// <param name="port">The terminal's line.</param>
    /// <param name="catalogue">The texts, and the language in force.</param>
    /// <param name="commands">What can be typed, help among it.</param>
    /// <param name="secretWords">Words behind which nothing is echoed as it is typed, and nothing shown again.</param>
    /// <param name="setup">Takes a network from an installer that speaks Improv.</param>
    /// <param name="status">Says to it what this is.</param>
    /// <param name="version">The product's version.</param>
    public TerminalSession(
        IBytePort port, Catalogue catalogue, TerminalCommand[] commands, string[] secretWords, IWirelessSetup setup, IStatusSource status, string version)
    {
        this.port = port;
        writer = new TerminalWriter(catalogue);
        editor = new LineEditor(writer, secretWords);
        completion = new LineCompletion(writer, editor, commands);
        runner = new CommandRunner(commands, writer);
        improv = new ImprovService(writer, setup, status, version);
    }

    /// <summary>Lines that were carried out or refused.</summary>
    public int Lines { get; private set; }

    /// <summary>All is said, no line is begun and no question open, and nobody has typed for a while: what is typed next needs nothing that this one knows.</summary>
    public bool IsOver(long nowMs) =>
        writer.Pending == 0 && !runner.IsRunning && !runner.IsAsking && !improv.IsTrying && editor.Count == 0 && inputNext == inputCount && nowMs >= busyUntilMs;

    /// <summary>Sends or takes a portion; returns when to be called next.</summary>
    public long Step(long nowMs)
    {
        if (writer.Pending == 0)
        {
            Work(nowMs);
        }

        bool speaks = writer.Pending > 0;
        writer.Send(port);
        if (runner.EndsWithKey && !speaks)
        {
            return nowMs + WaitIntervalMs;
        }

        return nowMs + (speaks || runner.IsRunning && !runner.IsPaused ? SendIntervalMs : BusyIntervalMs);
    }

    private void Work(long nowMs)
    {
        if (runner.IsPaused)
        {
            TakePageKey(nowMs);
        }
        else if (runner.IsRunning)
        {
            Continue(nowMs);
        }
        else
        {
            StepSetup(nowMs);
            TakeKeys(nowMs);
        }
    }

    /// <summary>The end of a try is told between two replies, never within one.</summary>
    private void StepSetup(long nowMs)
    {
        if (improv.IsTrying)
        {
            improv.Step(nowMs);
        }
    }

    private void Continue(long nowMs)
    {
        if (!runner.EndsWithKey || !HasInput())
        {
            runner.Continue(nowMs);
            return;
        }

        // Any key ends it; one that may begin a line or a packet is kept for that.
        byte key = input[inputNext];
        inputNext += IsPageKey(key) || key == 'q' || key == Interrupt ? 1 : 0;
        busyUntilMs = nowMs + BusyForMs;
        runner.Stop();
    }

    /// <summary>Space and return go on, q and Ctrl-C end. Whatever else was typed belongs to the next line; a line feed follows the return that began the command.</summary>
    private void TakePageKey(long nowMs)
    {
        if (!HasInput())
        {
            if (nowMs >= busyUntilMs)
            {
                runner.Stop();
            }

            return;
        }

        byte key = input[inputNext];
        busyUntilMs = nowMs + BusyForMs;
        if (key == 'q' || key == Interrupt)
        {
            inputNext++;
            runner.Stop();
            return;
        }

        inputNext += IsPageKey(key) ? 1 : 0;
        if (key != '\n')
        {
            runner.Resume();
        }
    }

    private static bool IsPageKey(byte key) => key == ' ' || key == '\r' || key == '\n';

    private bool HasInput()
    {
        if (inputNext == inputCount)
        {
            inputNext = 0;
            inputCount = port.Read(input, 0, InputBytes);
        }

        return inputNext < inputCount;
    }

    private void TakeKeys(long nowMs)
    {
        HasInput();
        while (inputNext < inputCount && writer.Pending < EchoLimitBytes)
        {
            busyUntilMs = nowMs + BusyForMs;
            byte value = input[inputNext++];
            bool isOfPacket = packets.Take(value, nowMs);
            GiveBack();
            if (packets.HasPacket)
            {
                improv.Answer(packets, nowMs);
                packets.Forget();
            }

            if (isOfPacket)
            {
                continue;
            }

            LineKey key = editor.Take(value);
            if (key == LineKey.Return)
            {
                TakeLine(nowMs);
                return;
            }

            if (key != LineKey.None)
            {
                TakeSpecialKey(key);
            }
        }
    }

    /// <summary>What only began like a packet was typed.</summary>
    private void GiveBack()
    {
        for (int i = 0; i < packets.Released; i++)
        {
            editor.Take((byte)ImprovReader.Header[i]);
        }
    }

    private void TakeLine(long nowMs)
    {
        Lines++;
        history.Add(editor.Line, editor.IsHiding || editor.IsMachine || runner.IsAsking ? 0 : editor.Count);
        runner.Take(editor, nowMs);
        editor.Clear();
    }

    private void TakeSpecialKey(LineKey key)
    {
        if (runner.IsAsking || editor.IsMachine)
        {
            return;
        }

        if (key == LineKey.Complete)
        {
            completion.Complete();
            return;
        }

        byte[] line = key == LineKey.Older ? history.Older() : history.Newer();
        if (line != null)
        {
            editor.Replace(line);
        }
    }
}
