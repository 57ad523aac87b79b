namespace Station.Tests.Laws;

/// <summary>A publication as it left the station.</summary>
internal sealed record Publication(long AtMs, string Channel, byte[] Payload);
