namespace Station.Platform.Wire;

/// <summary>What became of a station's settings; never a value.</summary>
/// <param name="Change">1 changed, 2 confirmed, 3 taken back.</param>
/// <param name="Version">Version of the settings in force.</param>
/// <param name="IsOnTrial">Whether values of network or broker wait to be confirmed.</param>
public sealed record SettingsEvent(byte Change, long Version, bool IsOnTrial) : EventDetail
{
    internal static SettingsEvent Read(ref ByteReader reader) => new(
        reader.ReadByte(),
        reader.ReadVarint(),
        reader.ReadVarint(0, 1, Fault.EventBody) == 1);
}
