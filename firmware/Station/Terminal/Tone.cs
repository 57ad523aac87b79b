namespace Station.Terminal;

/// <summary>How good what a line says is: its colour, of which nothing depends. The numbers are those of ECMA-48 (select graphic rendition).</summary>
public enum Tone : byte
{
    Plain = 0,
    Bad = 31,
    Good = 32,
    Doubtful = 33,
}
