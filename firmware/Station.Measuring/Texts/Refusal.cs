namespace Station.Texts;

/// <summary>Why the station did not do what a person asked of it. <see cref="Refusals"/> has the token and the texts.</summary>
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
    UnknownChannel,
    CalibrationBad,
    CalibrationBusy,
    CalibrationNotSaved,
    SettingUnknown,
    SettingOfIdentity,
    SettingIsSecret,
    SettingNoProfile,
    SettingWithoutValue,
}
