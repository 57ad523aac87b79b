namespace Station.Texts;

/// <summary>The texts of setting up and service in English.</summary>
public static class EnglishServiceTexts
{
    /// <summary>The text of a key; null when it is missing.</summary>
    public static string Text(TextKey key) => key switch
    {
        TextKey.WatchSummary => "shows the values again and again, until a key is pressed",
        TextKey.MaintenanceSummary => "tells the station that somebody works on it, or no more",
        TextKey.SelftestSummary => "checks flash, keys, sensors, network and time",
        TextKey.LedSummary => "what the LEDs show, or a light that wanders over them",
        TextKey.IdentifySummary => "firmware, image, board, station and profile",
        TextKey.ExportSummary => "stored data as sealed lines, for a station whose uplink is dead",
        TextKey.FactoryResetSummary => "takes everything of this station off its flash",
        TextKey.More => "-- more: space goes on, q ends --",
        TextKey.CheckFlash => "Flash",
        TextKey.CheckChecksum => "Checksum",
        TextKey.CheckMac => "Seal",
        TextKey.CheckRandom => "Random numbers",
        TextKey.CheckKeys => "Keys and profile",
        TextKey.CheckPassed => "passed",
        TextKey.CheckFailed => "failed",
        TextKey.CheckSkipped => "not tried",
        TextKey.SelftestPassed => "All that was tried has passed.",
        TextKey.SelftestFailed => "Not all has passed: see the lines above.",
        TextKey.Image => "Image",
        TextKey.ProfileInForce => "Profile",
        TextKey.LedDark => "Dark.",
        TextKey.LedTest => "For ten seconds one light wanders over the three LEDs: see that each lights up.",
        TextKey.ExportEnds => "Blocks exported",
        TextKey.FactoryResetQuestion => "Erase keys, settings, certificates, profile and all data that has not been delivered?",
        TextKey.FactoryResetBegins => "The station restarts and erases everything; this takes a few minutes, do not cut its supply.",
        TextKey.BadRequestIdWhat => "The line begins with @ and no usable request id.",
        TextKey.BadRequestIdRemedy => "Write @, 1 to 16 letters, digits, - or _, a space and the command.",
        TextKey.BadSecondsWhat => "This is no number of seconds, or out of range.",
        TextKey.BadSecondsRemedy => "Give 1 to 600.",
        TextKey.NothingKeptWhat => "The station is not provisioned and keeps no data.",
        TextKey.NothingKeptRemedy => "status says what it lacks.",
        TextKey.ProvisionSummary => "makes the board a station: number and keys, once",
        TextKey.FileSummary => "takes a profile or certificates, from a program",
        TextKey.AlreadyProvisionedWhat => "The board is a station already.",
        TextKey.AlreadyProvisionedRemedy => "identify says which; factory-reset empties it.",
        TextKey.FileRefusedWhat => "This file is not taken.",
        TextKey.FileRefusedRemedy => "Give a name that ends with .profile or .pem, and a length of at most 8192.",
        TextKey.FileBrokenWhat => "A portion is missing, out of its place or damaged.",
        TextKey.FileBrokenRemedy => "Send the file again from its beginning.",
        TextKey.FileNotSavedWhat => "The storage did not take the file; what it held is as before.",
        TextKey.FileNotSavedRemedy => "Try again; if it fails again, replace the board.",
        _ => null,
    };
}
