namespace Station.Platform.Wire;

/// <summary>First byte of a payload: version 1 in the upper half, the kind in the lower.</summary>
public enum MessageKind : byte
{
    None = 0,
    MinuteBlock = 0x11,
    HourBlock = 0x12,
    EventBlock = 0x13,
    Live = 0x18,
    Session = 0x19,
    Receipt = 0x1A,
    Command = 0x1B,
    Answer = 0x1C,
}
