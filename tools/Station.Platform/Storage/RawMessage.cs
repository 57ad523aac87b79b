namespace Station.Platform.Storage;

/// <summary>A message as it came: nothing else is needed to build a store again.</summary>
/// <param name="ReceivedMs">UTC of the arrival in ms since 1970.</param>
public sealed record RawMessage(string Topic, byte[] Message, long ReceivedMs);
