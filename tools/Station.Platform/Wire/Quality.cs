namespace Station.Platform.Wire;

/// <summary>A value's quality code: whether it is absent, its HJ 212 flag, and the reason for a flag other than N.</summary>
public readonly record struct Quality(ushort Code)
{
    private const string FlagLetters = "NFMSDCTB";
    private const int HighestCode = 0xFFF;

    public Quality(bool absent, int flag, int reason)
        : this((ushort)((absent ? 1 : 0) | (flag << 1) | (reason << 4)))
    {
    }

    public bool Absent => (Code & 1) != 0;

    public int Flag => (Code >> 1) & 7;

    public char FlagLetter => FlagLetters[Flag];

    public int Reason => Code >> 4;

    /// <summary>A code is sound when it fits its 12 bits and does not call an absent value normal.</summary>
    internal static bool IsSound(int code) => code is >= 0 and <= HighestCode && (code & 0xF) != 1;
}
