namespace Station.Platform.Reports;

/// <summary>Messages in quarantine for one reason.</summary>
/// <param name="Station">The station whose topic they came on; null when the topic names none.</param>
public sealed record QuarantineCount(uint? Station, string Verdict, string Reason, long Count);
