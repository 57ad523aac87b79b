using Station.Mutations.Rewriting;

namespace Station.Mutations.Mutants;

/// <summary>A deliberate bug of the firmware: it is put into the compiled assemblies, so no source knows of it.</summary>
/// <param name="Name">What is wrong, as one word for command lines.</param>
/// <param name="Law">The law that it breaks, by its number in the design.</param>
/// <param name="Harm">What becomes of it in the field, and under which circumstances.</param>
/// <param name="Hunt">The campaign that finds it.</param>
/// <param name="Rewrite">Puts it in.</param>
public sealed record Mutant(string Name, int Law, string Harm, Hunt Hunt, Action<FirmwareImage> Rewrite);
