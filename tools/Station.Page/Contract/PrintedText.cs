namespace Station.Page.Contract;

/// <summary>What a terminal has printed.</summary>
/// <param name="Text">The new text.</param>
/// <param name="End">Characters that were printed in all: where to go on from.</param>
public sealed record PrintedText(string Text, long End);
