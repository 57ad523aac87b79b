namespace Station.Platform.Standards;

/// <summary>One version of one table of a standard, and the days for which it is in force.</summary>
public abstract record StandardTable
{
    public required TableHead Head { get; init; }

    /// <summary>What the tables of this kind have in common: no two of a kind may be in force on one day.</summary>
    public abstract string Kind { get; }

    public bool IsInForce(DateOnly day) => Head.From <= day && (Head.Until is null || day <= Head.Until);
}
