namespace Station.Platform.Wire;

/// <summary>A sensor that was fitted while the context was in force.</summary>
public sealed record ContextSensor(string Name, string Model, string Serial)
{
    internal static ContextSensor Read(ref ByteReader reader) => new(reader.ReadText(), reader.ReadText(), reader.ReadText());
}
