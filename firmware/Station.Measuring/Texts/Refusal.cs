namespace Station.Texts;

/// <summary>
/// Why the station did not do what a person asked of it. <see cref="Refusals"/> has the token and the texts. The numbers are told in answers (docs/telemetry-format.md section 4.7): new ones come last.
/// </summary>
public enum Refusal : byte
{
    None = 0,
    UnknownCommand,
    UnknownOption,
    TooManyWords,
    BadWord,
    UnfinishedQuote,
    LineTooLong,
    NotConfirmed,
    SettingNotNumber,
    SettingOutOfRange,
    SettingTooLong,
    SettingNotKey,
    SettingBadCharacter,
    SettingNotChoice,
    SettingsNotSaved,
    SettingUnknown,
    SettingOfIdentity,
    SettingIsSecret,
    SettingNoProfile,
    SettingWithoutValue,
    UnknownChannel,
    CalibrationBad,
    CalibrationBusy,
    CalibrationNotSaved,
    BadRequestId,
    BadSeconds,
    NothingKept,
    PasswordRefused,
    NetworkNotReached,
    AlreadyProvisioned,
    FileRefused,
    FileBroken,
    FileNotSaved,
}
