using Station.Aggregation;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Tests.Series;

/// <summary>Files of measurements, good and bad.</summary>
public sealed class MeasuredColumnTests : IDisposable
{
    private static readonly MeasuredColumn Column = new("air/gas_*.csv", "SO2", ',', 10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("station-series-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Numbers_are_scaled_and_rounded_and_gaps_stay_gaps()
    {
        Write("\"No\",\"SO2\"\n1,3\n2,NA\n3,0.26\n4,-1\n");

        Assert.Equal([30, PeriodRecord.Missing, 3, -10], Column.Read(folder.FullName));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("No,NO2\n1,2\n", 1)]
    [InlineData("No,SO2\n", 1)]
    [InlineData("No,SO2\n1,3\n2,x\n", 3)]
    [InlineData("No,SO2\n1\n", 2)]
    [InlineData("No,SO2\n1,9e9\n", 2)]
    [InlineData("No,SO2\n1,NaN\n", 2)]
    public void What_cannot_be_understood_is_named_with_its_line(string content, int line)
    {
        Write(content);

        SeriesException error = Assert.Throws<SeriesException>(() => Column.Read(folder.FullName));

        Assert.Equal(line, error.Line);
        Assert.EndsWith("gas_1.csv", error.File);
    }

    [Fact]
    public void A_file_that_is_not_there_is_missing() =>
        Assert.True(Assert.Throws<SeriesException>(() => Column.Read(folder.FullName)).IsMissing);

    private void Write(string content)
    {
        folder.CreateSubdirectory("air");
        File.WriteAllText(Path.Combine(folder.FullName, "air", "gas_1.csv"), content);
    }
}
