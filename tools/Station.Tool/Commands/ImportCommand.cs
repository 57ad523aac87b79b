using System.CommandLine;
using Station.Platform.Keys;
using Station.Platform.Storage;
using Station.Platform.Verification;
using Station.Platform.Wire;
using Station.Tool.Verifying;

namespace Station.Tool.Commands;

/// <summary><c>station import</c>: blocks that somebody carried away from a station whose uplink is dead, into a store.</summary>
internal static class ImportCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "What a terminal program kept of 'export'." };

    private static readonly Option<string> Store = new("--store") { Description = "The store; made where there is none.", Required = true, HelpName = "STORE" };

    private static readonly KeysOptions Keys = new();

    public static Command Create()
    {
        var command = new Command("import", "Takes blocks that a station's terminal has exported into a store. What does not verify stays out of it.") { File, Store };
        Keys.AddTo(command);
        command.SetAction((parsed, _) => Task.Run(() => Run(parsed), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        KeyRegistry registry = Keys.Load(parsed);
        string path = parsed.GetValue(File)!;
        (long Line, RawMessage? Message)[] found = [.. TerminalExport.Read(path, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())];
        if (found.Length == 0)
        {
            throw new ToolError(ExitStatus.Input, "import-empty", $"{path} holds no blocks.", "Name the file in which a terminal program kept the answer to 'export'.");
        }

        var verifier = new Verifier(registry);
        var judged = found.Where(each => each.Message is not null).Select(each => (each.Line, Message: each.Message!, Judgement: verifier.Verify(each.Message!))).ToArray();
        RawMessage[] valid = [.. judged.Where(each => each.Judgement.IsValid).Select(each => each.Message)];
        if (valid.Length > 0)
        {
            Take(valid, parsed.GetValue(Store)!, registry);
        }

        long[] damaged = [.. found.Where(each => each.Message is null).Select(each => each.Line)];
        var refused = judged.Where(each => !each.Judgement.IsValid).ToArray();
        if (refused.Length > 0)
        {
            throw NotVerified.Error(
                $"{path}:{refused[0].Line}: {refused[0].Judgement.Verdict.Token()} ({refused[0].Judgement.Fault.Token()}), the first of {refused.Length} blocks that do not verify; {valid.Length} others are in the store.",
                refused[0].Judgement.Verdict);
        }

        return damaged.Length == 0 ? ExitStatus.Ok : throw Damaged(path, damaged, valid.Length);
    }

    private static void Take(RawMessage[] messages, string store, KeyRegistry registry)
    {
        using EvidenceWriter writer = EvidenceWriter.Open(store, registry);
        IReadOnlyList<WriteOutcome> outcomes = writer.Write(messages);
        int known = outcomes.Count(outcome => outcome.IsDuplicate);
        Console.WriteLine($"{store}: {messages.Length} blocks, {messages.Length - known} of them new, {outcomes.Sum(outcome => outcome.Records)} records");
    }

    private static ToolError Damaged(string path, long[] lines, int taken)
    {
        string what = $"{path}:{lines[0]}: the line begins as a block does and is damaged, the first of {lines.Length}; {taken} blocks are in the store.";
        return new ToolError(ExitStatus.LawBroken, "import-damaged", what, "Have the station export again and import that file too: what is there already counts once.");
    }
}
