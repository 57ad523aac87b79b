namespace Station.Platform.Tests.Encoding;

/// <summary>A value with its quality; without a value it is absent.</summary>
internal readonly record struct TestCell(int? Value, int Flag = 0, int Reason = 0)
{
    public int Code => (Value is null ? 1 : 0) + (Flag * 2) + (Reason * 16);
}
