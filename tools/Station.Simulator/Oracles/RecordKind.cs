namespace Station.Simulator.Oracles;

/// <summary>What a record is, as far as oracles tell records apart.</summary>
public enum RecordKind : byte
{
    None,
    Minute,
    Hour,
    Event,
}
