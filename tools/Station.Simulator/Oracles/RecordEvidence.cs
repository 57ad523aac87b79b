namespace Station.Simulator.Oracles;

/// <summary>What has arrived of one record.</summary>
/// <param name="Kind">Kind of its block; none while nothing has arrived.</param>
/// <param name="IsConfirmed">Whether a block holds it, not only a live copy.</param>
/// <param name="Boot">Boot in which it was measured.</param>
/// <param name="StartMs">Uptime at which its period starts, or at which it happened.</param>
/// <param name="LengthMs">Length of its period; 0 for an event.</param>
/// <param name="Hash">Of its whole content.</param>
public readonly record struct RecordEvidence(RecordKind Kind, bool IsConfirmed, int Boot, long StartMs, int LengthMs, ulong Hash)
{
    public bool IsThere => Kind != RecordKind.None;
}
