namespace Station.Platform.Keys;

/// <summary>What a registry says about a station, field by field as it is read.</summary>
internal struct StationFields
{
    public uint? Number;
    public byte? Generation;
    public string? Name;
    public byte[]? Root;
    public byte[]? Chain;
    public byte[]? Command;
    public int? Epoch;
    public long? RevokedFromBlock;
    public long? RevokedFromMs;

    /// <summary>The first field that the form needs and that is not there.</summary>
    public readonly string? Missing(RegistryForm form)
    {
        var isCheckpoint = form == RegistryForm.Checkpoints;
        (string Name, bool IsMissing)[] required =
        [
            ("station", Number is null),
            ("generation", Generation is null),
            ("name", Name is null),
            ("root", !isCheckpoint && Root is null),
            ("epoch", isCheckpoint && Epoch is null),
            ("chain", isCheckpoint && Chain is null),
            ("command", isCheckpoint && Command is null),
        ];
        return required.FirstOrDefault(field => field.IsMissing).Name;
    }

    /// <summary>The station; nothing may be missing.</summary>
    public readonly RegisteredStation ToStation(RegistryForm form)
    {
        StationSecret secret = form == RegistryForm.Checkpoints
            ? new CheckpointSecret(Epoch!.Value, Chain!, Command!)
            : new RootSecret(Root!, Epoch ?? 0);
        return new RegisteredStation(Number!.Value, Generation!.Value, Name!, secret)
        {
            Revocation = RevokedFromBlock is null && RevokedFromMs is null ? null : new Revocation(RevokedFromBlock, RevokedFromMs),
        };
    }
}
