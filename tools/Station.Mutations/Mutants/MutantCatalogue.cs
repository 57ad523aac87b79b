namespace Station.Mutations.Mutants;

/// <summary>All deliberate bugs.</summary>
public static class MutantCatalogue
{
    /// <summary>In the order in which data walks.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
        [.. MeasuringMutants.All, .. JournalMutants.All, .. LossMutants.All, .. SealingMutants.All, .. UplinkMutants.All, .. TimeMutants.All, .. SupervisionMutants.All];
}
