namespace Station.Platform.Wire;

/// <summary>One event: when it happened, its body as sealed, and its meaning where the type is known.</summary>
public sealed record EventRecord(long Sequence, long UptimeMs, byte Type, byte[] Body, EventDetail? Detail);
