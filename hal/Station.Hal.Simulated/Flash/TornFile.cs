namespace Station.Hal.Simulated.Flash;

/// <summary>A file that a cut caught in the middle of a write, on a medium that leaves part of it: what a reader then finds.</summary>
internal sealed record TornFile(string Path, byte[] Content)
{
    /// <summary>A prefix of the new content, or all of its length with noise from some place on.</summary>
    public static TornFile Draw(string path, ReadOnlySpan<byte> newContent, int firstNewByte, SeededRandom random)
    {
        int whole = firstNewByte + random.Below(newContent.Length - firstNewByte + 1);
        bool hasNoise = random.Below(2) == 0;
        byte[] content = newContent[..(hasNoise ? newContent.Length : whole)].ToArray();
        random.Fill(content.AsSpan(whole));
        return new TornFile(path, content);
    }
}
