namespace Station.Platform.Keys;

/// <summary>The forms in which stations and keys are written.</summary>
internal enum RegistryForm
{
    /// <summary>A file as it lies there, roots and all, for benches whose keys are thrown away.</summary>
    Plain,

    /// <summary>The sealed content of a registry.</summary>
    Roots,

    /// <summary>The sealed content of what a receiver is handed.</summary>
    Checkpoints,
}
