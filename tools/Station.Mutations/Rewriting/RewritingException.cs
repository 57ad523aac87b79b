namespace Station.Mutations.Rewriting;

/// <summary>The firmware is no longer as a mutant expects it, so the mutant has to be written anew: its bug would not be there, and nobody would look for it.</summary>
/// <param name="message">What was looked for, where, and what was found.</param>
public sealed class RewritingException(string message) : Exception(message);
