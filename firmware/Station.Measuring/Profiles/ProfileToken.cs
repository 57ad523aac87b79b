namespace Station.Profiles;

/// <summary>The stable tokens of what can be wrong with a profile; <c>docs/errors.md</c> gives meaning and remedy of each.</summary>
public static class ProfileToken
{
    public const string TooLong = "profile-too-long";
    public const string Syntax = "profile-syntax";
    public const string UnknownWord = "profile-unknown-word";
    public const string UnknownKey = "profile-unknown-key";
    public const string UnknownModel = "profile-unknown-model";
    public const string UnknownSource = "profile-unknown-source";
    public const string MissingKey = "profile-missing-key";
    public const string MissingStatement = "profile-missing-statement";
    public const string DuplicateKey = "profile-duplicate-key";
    public const string DuplicateName = "profile-duplicate-name";
    public const string BadValue = "profile-bad-value";
    public const string BadInterval = "profile-bad-interval";
    public const string Unit = "profile-unit";
    public const string WrongBoard = "profile-wrong-board";
    public const string PortMissing = "profile-port-missing";
    public const string PortTaken = "profile-port-taken";
    public const string PortNotSuited = "profile-port-not-suited";
    public const string AddressClash = "profile-address-clash";
}
