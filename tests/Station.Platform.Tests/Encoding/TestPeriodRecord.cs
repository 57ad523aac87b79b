namespace Station.Platform.Tests.Encoding;

/// <summary>What a station measured in one period.</summary>
internal sealed record TestPeriodRecord(long Sequence, long StartMs, int LengthMs, int ValidSeconds, TestCell[] Cells);
