namespace Station.Mutations.Mutants;

/// <summary>What a campaign made of a bug.</summary>
/// <param name="Runs">Runs up to and with the one that found it, or all that were made.</param>
/// <param name="Seed">Seed of that run; null when none found it.</param>
/// <param name="Finding">What was wrong in it.</param>
public sealed record HuntOutcome(int Runs, int? Seed, string Finding);
