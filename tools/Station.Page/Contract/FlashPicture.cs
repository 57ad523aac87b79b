namespace Station.Page.Contract;

/// <summary>What is in a station's flash, block by block.</summary>
public sealed record FlashPicture
{
    /// <summary>A letter for each block: one of <see cref="Free"/> to <see cref="Waiting"/>.</summary>
    public required string Blocks { get; init; }

    /// <summary>Nothing that a file needs.</summary>
    public const char Free = '.';

    /// <summary>Names of files, and files short enough to lie among them.</summary>
    public const char Names = 'n';

    /// <summary>Part of a file that is not the journal's.</summary>
    public const char Other = 'o';

    /// <summary>Records that the platform has confirmed: they may go when room is needed.</summary>
    public const char Received = 'r';

    /// <summary>Records that the broker has, and the platform has not confirmed.</summary>
    public const char Published = 'p';

    /// <summary>Records that are here alone.</summary>
    public const char Waiting = 'w';
}
