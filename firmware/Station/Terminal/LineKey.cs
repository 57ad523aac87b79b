namespace Station.Terminal;

/// <summary>What a byte that was typed asks for beside the line itself.</summary>
public enum LineKey : byte
{
    /// <summary>It belongs to the line, or to nothing.</summary>
    None = 0,

    /// <summary>The line is complete.</summary>
    Return,

    /// <summary>The line typed before this one.</summary>
    Older,

    /// <summary>The line typed after this one.</summary>
    Newer,

    /// <summary>The rest of the word.</summary>
    Complete,
}
