namespace Station.Platform.Wire;

/// <summary>A start of the station: why, and what was found. Codes are kept as numbers, known or not.</summary>
public sealed record BootEvent(
    byte Cause,
    long ShortBootsBefore,
    long PreviousBoot,
    byte Findings,
    string FirmwareVersion,
    string Board) : EventDetail
{
    internal static BootEvent Read(ref ByteReader reader) => new(
        reader.ReadByte(),
        reader.ReadVarint(),
        reader.ReadVarint(),
        reader.ReadByte(),
        reader.ReadText(),
        reader.ReadText());
}
