using Station.Benchmarks.Measures;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Tests.Measures;

/// <summary>What is counted of SQLite agrees with what SQLite says about its own format.</summary>
public sealed class SqliteMeasureTests
{
    [Fact]
    public void Each_row_is_a_commit_of_at_least_one_page_and_all_of_it_fits()
    {
        const long roomBytes = 128 * 1024;
        var measure = new SqliteMeasure(new Workload(ReferenceStation.Generate(), 60), roomBytes);

        measure.Run();

        Assert.InRange(measure.FileBytes, roomBytes / 2, roomBytes);
        Assert.InRange(measure.Records, 500, 2_000);
        Assert.InRange(measure.PageWrites, measure.Records, 2 * measure.Records);
        Assert.InRange(measure.WrittenBytes / measure.PageWrites, 4_096, 4_200);
        Assert.InRange(measure.PayloadBytes / measure.Records, 14 + 12, 14 + 24);
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, 4)]
    [InlineData(new[] { 2, -128 }, 6)]
    [InlineData(new[] { 128, 40_000 }, 9)]
    public void A_row_is_as_long_as_its_values_need(int[] values, int bytes) => Assert.Equal(bytes, SqliteRow.Bytes(values));
}
