namespace Station.Platform.Errors;

/// <summary>A kind of error: its stable token, its exit status and what to do about it. docs/errors.md lists them all.</summary>
public sealed record ErrorToken(string Token, ExitClass ExitClass, string Remedy)
{
    public static readonly ErrorToken RegistryMissing =
        new("registry-missing", ExitClass.Input, "Name an existing key registry, or write one as docs/platform.md says");

    public static readonly ErrorToken RegistryUnreadable =
        new("registry-unreadable", ExitClass.Environment, "Let this user read the file");

    public static readonly ErrorToken RegistryMalformed =
        new("registry-malformed", ExitClass.Input, "Correct the line or restore the registry from a copy");

    public static readonly ErrorToken RegistryUnwritable =
        new("registry-unwritable", ExitClass.Environment, "Choose a new file in a directory that this user can write to");

    public static readonly ErrorToken ArchiveMissing =
        new("archive-missing", ExitClass.Input, "Name an existing archive file");

    public static readonly ErrorToken ArchiveUnreadable =
        new("archive-unreadable", ExitClass.Environment, "Let this user read the file");

    public static readonly ErrorToken ArchiveMalformed =
        new("archive-malformed", ExitClass.Input, "Correct the line or export the archive again");

    public static readonly ErrorToken ArchiveUnwritable =
        new("archive-unwritable", ExitClass.Environment, "Choose a new file in a directory that this user can write to");

    public static readonly ErrorToken StoreMissing =
        new("store-missing", ExitClass.Input, "Name an existing store");

    public static readonly ErrorToken StoreExists =
        new("store-exists", ExitClass.Input, "Name a file that does not exist yet");

    public static readonly ErrorToken StoreForeign =
        new("store-foreign", ExitClass.Input, "Name a store that this tool made");

    public static readonly ErrorToken StoreVersion =
        new("store-version", ExitClass.Input, "Rebuild the store from its archive with this version of the tool");

    public static readonly ErrorToken StoreDamaged =
        new("store-damaged", ExitClass.Input, "Rebuild the store from an archive file, or restore it from a copy");

    public static readonly ErrorToken StoreUnusable =
        new("store-unusable", ExitClass.Environment, "Check the disk's room, the rights on the file and who else uses it");

    public static readonly ErrorToken BrokerAddress =
        new("broker-address", ExitClass.Input, "Write it as mqtt://HOST or mqtt://HOST:PORT");

    public static readonly ErrorToken BrokerUnreachable =
        new("broker-unreachable", ExitClass.Environment, "Check the address, that the broker runs and that the network lets this host through");

    public static readonly ErrorToken BrokerRefused =
        new("broker-refused", ExitClass.Environment, "Check what the broker allows this client to do");

    /// <summary>Whether it is about the broker, which may come back by itself.</summary>
    internal bool IsAboutBroker => this == BrokerUnreachable || this == BrokerRefused;

    /// <summary>Every token of the platform's side.</summary>
    public static IReadOnlyList<ErrorToken> All { get; } =
    [
        RegistryMissing, RegistryUnreadable, RegistryMalformed, RegistryUnwritable,
        ArchiveMissing, ArchiveUnreadable, ArchiveMalformed, ArchiveUnwritable,
        StoreMissing, StoreExists, StoreForeign, StoreVersion, StoreDamaged, StoreUnusable,
        BrokerAddress, BrokerUnreachable, BrokerRefused,
    ];
}
