namespace Station.Platform.Senml;

/// <summary>One record of a pack: a number with its unit, or a text.</summary>
/// <param name="Name">What follows the pack's base name.</param>
public readonly record struct SenmlRecord(string Name, string? Unit, SenmlNumber? Value, string? Text);
