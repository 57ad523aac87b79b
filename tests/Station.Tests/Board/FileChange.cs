using Station.Hal.Simulated;

namespace Station.Tests.Board;

/// <summary>One change of a file, as a scenario of changes has it.</summary>
internal sealed record FileChange(string Path, FileChangeKind Kind, byte[] Data)
{
    /// <summary>Changes of the kinds and sizes that a journal makes: small tails, growing segments, deletions.</summary>
    public static FileChange[] Scenario(int changes, ulong seed)
    {
        var random = new SeededRandom(seed);
        return Enumerable.Range(0, changes).Select(_ => Draw(random)).ToArray();
    }

    private static FileChange Draw(SeededRandom random)
    {
        int kind = random.Below(10);
        FileChange change = kind switch
        {
            < 5 => new FileChange($"tail/{random.Below(3)}", FileChangeKind.Replace, new byte[8 + random.Below(470)]),
            < 7 => new FileChange($"segments/{random.Below(4):d8}", FileChangeKind.Append, new byte[1 + random.Below(900)]),
            < 8 => new FileChange($"head-{random.Below(2)}", FileChangeKind.Replace, new byte[16]),
            < 9 => new FileChange($"tail/{random.Below(3)}", FileChangeKind.Delete, []),
            _ => new FileChange($"segments/{random.Below(4):d8}", FileChangeKind.Delete, []),
        };
        random.Fill(change.Data);
        return change;
    }
}
