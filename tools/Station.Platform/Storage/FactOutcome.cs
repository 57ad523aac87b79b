namespace Station.Platform.Storage;

/// <summary>What storing a block, live copy or session came to.</summary>
internal readonly record struct FactOutcome(bool IsDuplicate, int Records, int Conflicts)
{
    public static readonly FactOutcome Duplicate = new(true, 0, 0);
}
