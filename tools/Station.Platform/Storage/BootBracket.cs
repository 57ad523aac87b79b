namespace Station.Platform.Storage;

/// <summary>Between which times a boot without any anchor lies.</summary>
/// <param name="NotBeforeMs">UTC in ms; null when no boot before it has an anchor.</param>
/// <param name="NotAfterMs">UTC in ms.</param>
/// <param name="IsFinal">Whether 30 days have passed, by times of arrival, since a later boot was heard of.</param>
public sealed record BootBracket(long Boot, uint BootNonce, long? NotBeforeMs, long NotAfterMs, bool IsFinal);
