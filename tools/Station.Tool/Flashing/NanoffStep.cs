namespace Station.Tool.Flashing;

/// <summary>One call of nanoff.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Arguments">What it is called with.</param>
/// <param name="Limit">How long it may take.</param>
internal sealed record NanoffStep(string Title, string[] Arguments, TimeSpan Limit);
