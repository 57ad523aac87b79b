namespace Station.Platform.Senml;

/// <summary>How packs are written.</summary>
public enum SenmlForm
{
    /// <summary>application/senml+json</summary>
    Json,

    /// <summary>application/senml+cbor</summary>
    Cbor,
}
