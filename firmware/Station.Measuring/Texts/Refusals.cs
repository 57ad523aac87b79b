namespace Station.Texts;

/// <summary>The stable token of each refusal, what happened, and what to do (docs/errors.md).</summary>
public static class Refusals
{
    public static string Token(Refusal refusal) => refusal switch
    {
        Refusal.UnknownCommand => "unknown-command",
        Refusal.UnknownOption => "unknown-option",
        Refusal.TooManyWords => "too-many-words",
        Refusal.BadWord => "bad-word",
        Refusal.UnfinishedQuote => "unfinished-quote",
        Refusal.LineTooLong => "line-too-long",
        Refusal.NotConfirmed => "not-confirmed",
        Refusal.SettingNotNumber => "setting-not-number",
        Refusal.SettingOutOfRange => "setting-out-of-range",
        Refusal.SettingTooLong => "setting-too-long",
        Refusal.SettingNotKey => "setting-not-key",
        Refusal.SettingBadCharacter => "setting-bad-character",
        Refusal.SettingNotChoice => "setting-not-choice",
        Refusal.SettingsNotSaved => "settings-not-saved",
        Refusal.UnknownChannel => "unknown-channel",
        Refusal.CalibrationBad => "calibration-bad",
        Refusal.CalibrationBusy => "calibration-busy",
        Refusal.CalibrationNotSaved => "calibration-not-saved",
        Refusal.SettingUnknown => "setting-unknown",
        Refusal.SettingOfIdentity => "setting-of-identity",
        Refusal.SettingIsSecret => "setting-is-secret",
        Refusal.SettingNoProfile => "setting-no-profile",
        Refusal.SettingWithoutValue => "setting-without-value",
        _ => "",
    };

    /// <summary>What happened.</summary>
    public static TextKey What(Refusal refusal) => refusal switch
    {
        Refusal.UnknownCommand => TextKey.UnknownCommandWhat,
        Refusal.UnknownOption => TextKey.UnknownOptionWhat,
        Refusal.TooManyWords => TextKey.TooManyWordsWhat,
        Refusal.BadWord => TextKey.BadWordWhat,
        Refusal.UnfinishedQuote => TextKey.UnfinishedQuoteWhat,
        Refusal.LineTooLong => TextKey.LineTooLongWhat,
        Refusal.NotConfirmed => TextKey.NotConfirmedWhat,
        Refusal.SettingNotNumber => TextKey.SettingNotNumberWhat,
        Refusal.SettingOutOfRange => TextKey.SettingOutOfRangeWhat,
        Refusal.SettingTooLong => TextKey.SettingTooLongWhat,
        Refusal.SettingNotKey => TextKey.SettingNotKeyWhat,
        Refusal.SettingBadCharacter => TextKey.SettingBadCharacterWhat,
        Refusal.SettingNotChoice => TextKey.SettingNotChoiceWhat,
        Refusal.SettingsNotSaved => TextKey.SettingsNotSavedWhat,
        Refusal.UnknownChannel => TextKey.UnknownChannelWhat,
        Refusal.CalibrationBad => TextKey.CalibrationBadWhat,
        Refusal.CalibrationBusy => TextKey.CalibrationBusyWhat,
        Refusal.CalibrationNotSaved => TextKey.CalibrationNotSavedWhat,
        Refusal.SettingUnknown => TextKey.SettingUnknownWhat,
        Refusal.SettingOfIdentity => TextKey.SettingOfIdentityWhat,
        Refusal.SettingIsSecret => TextKey.SettingIsSecretWhat,
        Refusal.SettingNoProfile => TextKey.SettingNoProfileWhat,
        Refusal.SettingWithoutValue => TextKey.SettingWithoutValueWhat,
        _ => TextKey.Nothing,
    };

    /// <summary>What the person can do about it.</summary>
    public static TextKey Remedy(Refusal refusal) => refusal switch
    {
        Refusal.UnknownCommand => TextKey.UnknownCommandRemedy,
        Refusal.UnknownOption => TextKey.UnknownOptionRemedy,
        Refusal.TooManyWords => TextKey.TooManyWordsRemedy,
        Refusal.BadWord => TextKey.BadWordRemedy,
        Refusal.UnfinishedQuote => TextKey.UnfinishedQuoteRemedy,
        Refusal.LineTooLong => TextKey.LineTooLongRemedy,
        Refusal.NotConfirmed => TextKey.NotConfirmedRemedy,
        Refusal.SettingNotNumber => TextKey.SettingNotNumberRemedy,
        Refusal.SettingOutOfRange => TextKey.SettingOutOfRangeRemedy,
        Refusal.SettingTooLong => TextKey.SettingTooLongRemedy,
        Refusal.SettingNotKey => TextKey.SettingNotKeyRemedy,
        Refusal.SettingBadCharacter => TextKey.SettingBadCharacterRemedy,
        Refusal.SettingNotChoice => TextKey.SettingNotChoiceRemedy,
        Refusal.SettingsNotSaved => TextKey.SettingsNotSavedRemedy,
        Refusal.UnknownChannel => TextKey.UnknownChannelRemedy,
        Refusal.CalibrationBad => TextKey.CalibrationBadRemedy,
        Refusal.CalibrationBusy => TextKey.CalibrationBusyRemedy,
        Refusal.CalibrationNotSaved => TextKey.CalibrationNotSavedRemedy,
        Refusal.SettingUnknown => TextKey.SettingUnknownRemedy,
        Refusal.SettingOfIdentity => TextKey.SettingOfIdentityRemedy,
        Refusal.SettingIsSecret => TextKey.SettingIsSecretRemedy,
        Refusal.SettingNoProfile => TextKey.SettingNoProfileRemedy,
        Refusal.SettingWithoutValue => TextKey.SettingWithoutValueRemedy,
        _ => TextKey.Nothing,
    };
}
