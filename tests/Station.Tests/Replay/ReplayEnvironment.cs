using Station.Simulator.Environments;

namespace Station.Tests.Replay;

/// <summary>A world that is what somebody measured, row after row; where nobody did, what was measured last. What no series tells is constant.</summary>
internal sealed class ReplayEnvironment : IEnvironment
{
    private const int UsualTenths = 5_000;

    private readonly long startMs;
    private readonly int rowMs;
    private readonly Dictionary<EnvironmentQuantity, int[]> tenths;

    public ReplayEnvironment(SourceSeries series, long startMs)
    {
        this.startMs = startMs;
        rowMs = series.RowSeconds * 1_000;
        tenths = series.Columns.ToDictionary(column => column.Quantity, Held);
    }

    public int At(EnvironmentQuantity quantity, long trueMs) =>
        (int)Math.Round(TenthsAt(quantity, trueMs) / 10m, MidpointRounding.ToEven);

    public int TenthsAt(EnvironmentQuantity quantity, long trueMs) =>
        tenths.TryGetValue(quantity, out int[]? rows) ? rows[Math.Clamp((trueMs - startMs) / rowMs, 0, rows.Length - 1)] : UsualTenths;

    private static int[] Held(SourceColumn column)
    {
        int last = UsualTenths;
        return [.. column.Rows.Select(row => last = row is { } value ? (int)Math.Round(value * column.TenthsPerUnit, MidpointRounding.ToEven) : last)];
    }
}
