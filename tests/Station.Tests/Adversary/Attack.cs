namespace Station.Tests.Adversary;

/// <summary>Something that somebody with everything on the wire and on flash in his hands does, and what must be noticed of it.</summary>
/// <param name="Name">Its name in docs/security.md.</param>
/// <param name="Noticed">Words for all that must be noticed, in the order of the alphabet; nothing else may be.</param>
/// <param name="Try">Does it, and gives the words for what was noticed.</param>
internal sealed record Attack(string Name, string Noticed, Func<IEnumerable<string>> Try)
{
    /// <summary>The word for an attack that changes nothing at all: there is nothing to be noticed.</summary>
    public const string Nothing = "nothing";
}
