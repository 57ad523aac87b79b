namespace Station.Platform.Errors;

/// <summary>A kind of error: its stable token, its exit status and what to do about it. docs/errors.md lists them all.</summary>
public sealed record ErrorToken(string Token, ExitClass ExitClass, string Remedy)
{
    public static readonly ErrorToken RegistryMissing =
        new("registry-missing", ExitClass.Input, "Name an existing key registry, or make one with 'station registry add'");

    public static readonly ErrorToken RegistryUnreadable =
        new("registry-unreadable", ExitClass.Environment, "Let this user read the file");

    public static readonly ErrorToken RegistryMalformed =
        new("registry-malformed", ExitClass.Input, "Correct the line or restore the registry from a copy");

    public static readonly ErrorToken RegistryUnwritable =
        new("registry-unwritable", ExitClass.Environment, "Choose a new file in a directory that this user can write to");

    public static readonly ErrorToken RegistryDamaged =
        new("registry-damaged", ExitClass.Input, "Restore the registry from a copy");

    public static readonly ErrorToken RegistryVersion =
        new("registry-version", ExitClass.Input, "Use the version of the tool that wrote it");

    public static readonly ErrorToken RegistryPassphrase =
        new("registry-passphrase", ExitClass.Input, "Give the passphrase with which it was written, or restore the registry from a copy");

    public static readonly ErrorToken RegistryOther =
        new("registry-other", ExitClass.Input, "Name a registry of the kind that the command works on");

    public static readonly ErrorToken RegistryExposed =
        new("registry-exposed", ExitClass.Environment, "Let its owner alone read it (chmod 600); if others were able to read roots, provision new generations");

    public static readonly ErrorToken RegistryBusy =
        new("registry-busy", ExitClass.Environment, "Try again when the other command has ended");

    public static readonly ErrorToken RegistryStationPresent =
        new("registry-station-present", ExitClass.Input, "Choose the next generation, or another number");

    public static readonly ErrorToken RegistryStationAbsent =
        new("registry-station-absent", ExitClass.Input, "Name a station and generation that 'station registry list' shows");

    public static readonly ErrorToken RegistryEpoch =
        new("registry-epoch", ExitClass.Input, "Choose an epoch within what the station can have reached");

    public static readonly ErrorToken PassphraseMissing =
        new("passphrase-missing", ExitClass.Input, "Give it with --passphrase-file or --passphrase-fd");

    public static readonly ErrorToken PassphraseUnreadable =
        new("passphrase-unreadable", ExitClass.Environment, "Put the passphrase into the first line of a file that this user can read, or hand over an open descriptor");

    public static readonly ErrorToken PassphraseExposed =
        new("passphrase-exposed", ExitClass.Environment, "Let its owner alone read it (chmod 600), and choose a new passphrase");

    public static readonly ErrorToken PassphraseWeak =
        new("passphrase-weak", ExitClass.Input, "Choose a longer one");

    public static readonly ErrorToken HandOverUnwritable =
        new("hand-over-unwritable", ExitClass.Environment, "Choose a new file in a directory that this user can write to");

    public static readonly ErrorToken CheckpointMissing =
        new("checkpoint-missing", ExitClass.Input, "Name an existing file");

    public static readonly ErrorToken CheckpointUnreadable =
        new("checkpoint-unreadable", ExitClass.Environment, "Let this user read the file");

    public static readonly ErrorToken CheckpointMalformed =
        new("checkpoint-malformed", ExitClass.Input, "Fetch the file again from where it was lodged");

    public static readonly ErrorToken CheckpointUnwritable =
        new("checkpoint-unwritable", ExitClass.Environment, "Choose a new file in a directory that this user can write to");

    public static readonly ErrorToken SigningKeyUnusable =
        new("signing-key-unusable", ExitClass.Input, "Name a key on the curve P-256 as 'station registry checkpoint key' writes it, and its passphrase");

    public static readonly ErrorToken SigningKeyExposed =
        new("signing-key-exposed", ExitClass.Environment, "Let its owner alone read it (chmod 600), and make a new key");

    public static readonly ErrorToken Hj212Unreadable =
        new("hj212-unreadable", ExitClass.Environment, "Name a file that this user can read");

    public static readonly ErrorToken Hj212Malformed =
        new("hj212-malformed", ExitClass.Input, "Correct the line as docs/platform.md says");

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

    public static readonly ErrorToken StandardsMissing =
        new("standards-missing", ExitClass.Input, "Name a directory with the tables of seeds/standards");

    public static readonly ErrorToken StandardsUnreadable =
        new("standards-unreadable", ExitClass.Environment, "Let this user read the file");

    public static readonly ErrorToken StandardsMalformed =
        new("standards-malformed", ExitClass.Input, "Correct it as docs/standards.md says, or restore the table of seeds/standards");

    public static readonly ErrorToken StandardsOverlap =
        new("standards-overlap", ExitClass.Input, "End the earlier table on the day before, or remove one");

    public static readonly ErrorToken StationUnknown =
        new("station-unknown", ExitClass.Input, "Name a station of this store");

    public static readonly ErrorToken NoRecords =
        new("no-records", ExitClass.Input, "Choose another day, or receive what the station still holds");

    public static readonly ErrorToken BrokerAddress =
        new("broker-address", ExitClass.Input, "Write it as mqtt://HOST:PORT, or mqtts://HOST:PORT for TLS");

    public static readonly ErrorToken BrokerUnreachable =
        new("broker-unreachable", ExitClass.Environment, "Check the address, that the broker runs and that the network lets this host through");

    public static readonly ErrorToken BrokerRefused =
        new("broker-refused", ExitClass.Environment, "Check what the broker allows this client to do");

    public static readonly ErrorToken BrokerTls =
        new("broker-tls", ExitClass.Environment, "Check the authority, the name in the address, the validity of both certificates, and whether the broker asks for one");

    public static readonly ErrorToken BrokerLogin =
        new("broker-login", ExitClass.Input, "Give --ca and certificates with mqtts:// only, --client-certificate with --client-key, and --password-file with --user");

    public static readonly ErrorToken BrokerLoginUnusable =
        new("broker-login-unusable", ExitClass.Input, "Name a file that this user can read, with what its option asks for, in PEM");

    public static readonly ErrorToken BrokerSecretExposed =
        new("broker-secret-exposed", ExitClass.Environment, "Let its owner alone read it (chmod 600), and replace the key or password");

    /// <summary>Whether it is about the broker, which may come back by itself.</summary>
    internal bool IsAboutBroker => this == BrokerUnreachable || this == BrokerRefused || this == BrokerTls;

    /// <summary>Every token of the platform's side.</summary>
    public static IReadOnlyList<ErrorToken> All { get; } =
    [
        RegistryMissing, RegistryUnreadable, RegistryMalformed, RegistryUnwritable,
        RegistryDamaged, RegistryVersion, RegistryPassphrase, RegistryOther, RegistryExposed, RegistryBusy,
        RegistryStationPresent, RegistryStationAbsent, RegistryEpoch,
        PassphraseMissing, PassphraseUnreadable, PassphraseExposed, PassphraseWeak, HandOverUnwritable,
        CheckpointMissing, CheckpointUnreadable, CheckpointMalformed, CheckpointUnwritable, SigningKeyUnusable, SigningKeyExposed,
        Hj212Unreadable, Hj212Malformed,
        ArchiveMissing, ArchiveUnreadable, ArchiveMalformed, ArchiveUnwritable,
        StoreMissing, StoreExists, StoreForeign, StoreVersion, StoreDamaged, StoreUnusable,
        StandardsMissing, StandardsUnreadable, StandardsMalformed, StandardsOverlap, StationUnknown, NoRecords,
        BrokerAddress, BrokerUnreachable, BrokerRefused, BrokerTls, BrokerLogin, BrokerLoginUnusable, BrokerSecretExposed,
    ];
}
