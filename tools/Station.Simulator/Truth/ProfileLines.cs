namespace Station.Simulator.Truth;

/// <summary>A profile's lines as words and keys: a reader of its own, so that the firmware's cannot mislead the oracle.</summary>
public static class ProfileLines
{
    public readonly record struct Line(string Word, string Name, IReadOnlyDictionary<string, string> Keys)
    {
        public string Get(string key, string fallback) => Keys.GetValueOrDefault(key, fallback);
    }

    /// <summary>The statements of one word.</summary>
    public static IReadOnlyList<Line> Of(string profileText, string word) =>
        profileText.Split('\n')
            .Select(line => line.Split('#')[0].Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
            .Where(parts => parts.Length > 1 && parts[0] == word)
            .Select(parts => new Line(parts[0], parts[1], parts.Skip(2).Select(part => part.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1])))
            .ToList();
}
