namespace Station.Uplink;

/// <summary>What a publication that waits for its acknowledgement is.</summary>
public enum Purpose : byte
{
    None = 0,
    Block = 1,
    Live = 2,
    Other = 3,
}
