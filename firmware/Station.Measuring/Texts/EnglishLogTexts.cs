namespace Station.Texts;

/// <summary>The texts of the device log in English.</summary>
public static class EnglishLogTexts
{
    /// <summary>The text of a key; null when it is missing.</summary>
    public static string Text(TextKey key) => key switch
    {
        TextKey.LogBoot => "booted, cause {0}, short boots before: {1}",
        TextKey.LogBootException => "boot-after-exception: the last boot ended in an exception, short boots before: {1}; read status and report it",
        TextKey.LogSafeMode => "safe-mode: {0} short boots, no uplink for an hour; check supply and wiring",
        TextKey.LogSafeModeEnds => "safe mode ends",
        TextKey.LogRebootPlanned => "restart in {1} s, cause {0}",
        TextKey.LogNoProgress => "no-progress: activity {0} is stuck, the watchdog will restart the station; report it if it comes again",
        TextKey.LogMemoryLow => "memory-low: {0} bytes of memory left, the station restarts; report it if it comes again",
        TextKey.LogSlotDamaged => "settings-slot-damaged: settings slot {0} is damaged; check the settings and write them again",
        TextKey.LogSlotOtherFormat => "settings-slot-format: settings slot {0} is of another format; write the settings again",
        TextKey.LogSettingsRefused => "settings-refused: {0} values are invalid and took their defaults; write them again",
        TextKey.LogSettingsNotSaved => "settings-not-saved: the storage refused the settings; try again, then replace the board",
        TextKey.LogProfileMissing => "profile-missing: the profile file cannot be read; put it on the volume and reboot",
        TextKey.LogProfileProblem => "profile-refused: line {0} of the profile is not usable; try it with the simulator, then load it again",
        TextKey.LogProfileKept => "profile-kept: the new profile is refused, version {0} stays in force; correct the new one and load it again",
        TextKey.LogKeyMissing => "key-missing: there is no chain key, nothing is kept or sealed; provision the station as a new generation",
        TextKey.LogKeyDamaged => "key-damaged: the chain key cannot be read, nothing is kept or sealed; provision the station as a new generation",
        TextKey.LogKeyForeign => "key-foreign: the chain key is not that of this station number and generation; write number, generation and key together",
        TextKey.LogCalibrationDamaged => "calibration-damaged: the calibrations cannot be read, values are uncalibrated; calibrate again, or enter what the last context says",
        TextKey.LogSettingsTakenBack => "settings-taken-back: the settings on trial did not reach the broker, those before are in force again as version {0}; check network and broker, then set them again",
        TextKey.LogCommandsDamaged => "commands-damaged: the record of the commands done cannot be read, old ones are kept out by their session alone; nothing to do",
        TextKey.LogTlsNoAuthority => "tls-no-authority: the file with the broker's authorities is not named or cannot be read; put it on the volume and set broker-authority-file",
        TextKey.LogTlsNoCertificate => "tls-no-certificate: the file with the station's certificate and key cannot be read; put it on the volume or clear broker-certificate-file",
        TextKey.LogTlsNeedsMemory => "tls-needs-memory: the board has no external memory for TLS; set broker-encryption to 2 once it was tried on such a board",
        TextKey.LogTlsTimeUnknown => "tls-time-unknown: no encrypted connection while the time is not known; let time servers through (UDP 123)",
        TextKey.LogTlsRefused => "tls-refused: no encrypted connection, one side does not accept the other's certificate; check authority, broker-host and validity",
        TextKey.LogCertificateExpires => "certificate-expires: a certificate of the station has {0} days left; have it renewed",
        TextKey.LogResetIncomplete => "reset-incomplete: the storage did not let go of everything that a reset takes; the next start tries again",
        _ => null,
    };
}
