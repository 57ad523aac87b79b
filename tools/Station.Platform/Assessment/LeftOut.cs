namespace Station.Platform.Assessment;

/// <summary>Values or records that do not count, and why.</summary>
/// <param name="Factor">The column's factor; null when whole records are meant.</param>
/// <param name="Why">Such as <c>flag B: silence</c>, or <c>provisional</c>.</param>
public sealed record LeftOut(string? Factor, string Why, long Count);
