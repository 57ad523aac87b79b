namespace Station.Mutations.Mutants;

/// <summary>Bugs in keys and seals.</summary>
internal static class SealingMutants
{
    private const int Done = 0;
    private const int NoSpace = 2;

    public static readonly Mutant[] All =
    [
        new("old-key-stays-in-flash", 4, "A sweep ends well without having written anything: keys that were stepped past can be read from the raw flash.", new Hunt(20), image =>
        {
            image.Method("KeySweep", "Fill").Answers("IFileStore.Replace", Done);
            image.Method("KeySweep", "Take").Answers("IFileStore.Append", NoSpace);
        }),

        new("live-copy-sealed-as-block", 4, "Live copies are sealed with the key of the blocks: they could pass for evidence.", new Hunt(20), image =>
            image.Method("MessageSealer", "SealLive").Calls("KeyRing.get_LiveKey", "get_BlockKey")),
    ];
}
