namespace Station.Tool.Demo;

/// <summary>Kinds of records as the store numbers them.</summary>
internal static class RecordKinds
{
    public const int Minute = 1;
    public const int Hour = 2;
    public const int Event = 3;
}
