namespace Station.Platform.Senml;

/// <summary>Labels of SenML in CBOR (RFC 8428, table 4).</summary>
internal static class SenmlLabel
{
    public const int BaseVersion = -1;
    public const int BaseName = -2;
    public const int BaseTime = -3;
    public const int Name = 0;
    public const int Unit = 1;
    public const int Value = 2;
    public const int Text = 3;
}
