namespace Station.Tests.Replay;

/// <summary>Series that are replayed together, a row for each so many seconds.</summary>
/// <param name="Name">For messages.</param>
/// <param name="Profile">The station that measures them.</param>
/// <param name="RowSeconds">How long a row holds: 60, whatever the source's step is, or 1.</param>
/// <param name="Columns">The series, all of one length.</param>
public sealed record SourceSeries(string Name, string Profile, int RowSeconds, IReadOnlyList<SourceColumn> Columns)
{
    public int RowCount => Columns.Min(column => column.Rows.Length);

    /// <summary>Some rows of it.</summary>
    public SourceSeries Part(int first, int count) => this with { Columns = [.. Columns.Select(column => column with { Rows = column.Rows[first..(first + count)] })] };

    public override string ToString() => Name;
}
