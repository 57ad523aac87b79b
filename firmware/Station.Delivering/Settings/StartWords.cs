using Station.Profiles;
using Station.Sealing;

namespace Station.Settings;

/// <summary>The words of the status message for what a start found (docs/telemetry-format.md section 3).</summary>
public static class StartWords
{
    public static string Word(SettingsFinding finding) => finding switch
    {
        SettingsFinding.Sound => "sound",
        SettingsFinding.NeverSet => "missing",
        SettingsFinding.Damaged => "damaged",
        _ => "lost",
    };

    /// <summary>Whether values of the link are on trial, or were taken back.</summary>
    public static string Word(SettingsStore settings) =>
        settings.IsOnTrial ? "trial" : settings.Note == SettingsNote.TakenBack ? "taken-back" : "final";

    public static string Word(KeyFinding finding) => finding switch
    {
        KeyFinding.Sound => "sound",
        KeyFinding.Missing => "missing",
        KeyFinding.Damaged => "damaged",
        _ => "foreign",
    };

    public static string Word(ProfileFinding finding) => finding switch
    {
        ProfileFinding.Sound => "sound",
        ProfileFinding.Missing => "missing",
        ProfileFinding.Kept => "kept",
        _ => "refused",
    };
}
