namespace Station.Page.Contract;

/// <summary>An LED: what its pin did, and what that says.</summary>
public sealed record LightPicture
{
    public required Words Name { get; init; }

    /// <summary>Word for what it shows, the same in all languages; <c>Dark</c> for nothing.</summary>
    public required string State { get; init; }

    public required Words Meaning { get; init; }

    public required Words Remedy { get; init; }

    /// <summary>Whether that is a fault, that somebody must deal with.</summary>
    public required bool IsFault { get; init; }

    /// <summary>
    /// When the pin was on in the newest <see cref="PeriodMs"/> of virtual time: from and to in ms, by turns, ascending. A time is where the virtual clock stood in a period, so that a
    /// rhythm that goes on looks the same in each picture.
    /// </summary>
    public required IReadOnlyList<int> Lit { get; init; }

    /// <summary>All rhythms repeat within that time.</summary>
    public const int PeriodMs = 3_000;
}
