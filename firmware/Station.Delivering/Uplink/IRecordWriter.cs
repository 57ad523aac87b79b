namespace Station.Uplink;

/// <summary>Writes records of its own accord. It gets its turn only while the journal is open and the keys do not hold the volume.</summary>
public interface IRecordWriter
{
    /// <summary>Writes what is due; returns when to be called next.</summary>
    long Step(long nowMs);
}
