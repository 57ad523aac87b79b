using Station.Profiles;
using Station.Sealing;

namespace Station.Settings;

/// <summary>What this start found of all that makes a volume the station's own: for LEDs, terminal and status message.</summary>
public sealed class StartFindings
{
    public SettingsFinding Settings { get; set; }

    /// <summary>Whether the settings name a station number.</summary>
    public bool HasStationNumber { get; set; }

    public KeyFinding Key { get; set; }

    public ProfileFinding Profile { get; set; }

    /// <summary>Nothing of a station is there: it never was provisioned, or the platform formatted the volume. Nobody can tell which.</summary>
    public bool VolumeIsBlank { get; set; }

    /// <summary>Number and key belong together: records can be sealed.</summary>
    public bool HasIdentity => HasStationNumber && Key == KeyFinding.Sound;

    /// <summary>Everything is there that a technician puts on a station.</summary>
    public bool IsProvisioned => HasIdentity && (Profile == ProfileFinding.Sound || Profile == ProfileFinding.Kept);
}
