using Station.Platform.Storage;

namespace Station.Platform.Reception;

/// <summary>A message that the broker holds until it is acknowledged.</summary>
internal sealed record ReceivedMessage(RawMessage Raw, Func<CancellationToken, Task> AcknowledgeAsync);
