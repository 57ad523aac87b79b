namespace Station.Platform.Wire;

/// <summary>The records of an event block.</summary>
public sealed class EventBlock
{
    private readonly List<EventRecord> records = [];

    public BlockHeader Header { get; internal set; }

    public IReadOnlyList<EventRecord> Records => records;

    internal void Clear() => records.Clear();

    internal void Add(EventRecord record) => records.Add(record);
}
