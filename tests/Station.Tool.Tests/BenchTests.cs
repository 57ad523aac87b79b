namespace Station.Tool.Tests;

/// <summary>Input that the benchmark refuses before it begins. What it measures is tested where it is measured.</summary>
public sealed class BenchTests : IDisposable
{
    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task A_folder_that_is_not_there_is_named() =>
        (await RunAsync("--data", files["nowhere"])).AssertError(3, "bench-data-missing", files["nowhere"]);

    [Fact]
    public async Task A_folder_that_lacks_a_file_is_named_with_the_file()
    {
        Directory.CreateDirectory(files["data"]);

        (await RunAsync("--data", files["data"])).AssertError(3, "bench-data-missing", "luftdaten_sds011");
    }

    [Fact]
    public async Task A_file_that_cannot_be_understood_is_named_with_its_line()
    {
        Directory.CreateDirectory(files["data/particulate"]);
        files.Text("data/particulate/luftdaten_sds011_1.csv", "timestamp;P1;P2\n2018;1.5;low\n");

        (await RunAsync("--data", files["data"])).AssertError(3, "bench-data-malformed", "luftdaten_sds011_1.csv line 2");
    }

    [Fact]
    public async Task A_trace_never_overwrites_a_file()
    {
        string trace = files.Text("trace", "precious");

        (await RunAsync("--trace", trace)).AssertError(4, "bench-trace-unwritable", trace);
        Assert.Equal("precious", await File.ReadAllTextAsync(trace, TestContext.Current.CancellationToken));
    }

    /// <summary>Bad data is found before the trace is made: a command that ends with an error leaves no new file behind.</summary>
    [Fact]
    public async Task Bad_data_leaves_no_trace_behind()
    {
        await RunAsync("--data", files["nowhere"], "--trace", files["trace"]);

        Assert.Empty(files.Names);
    }

    private static Task<ToolRun> RunAsync(params string[] arguments) => ToolRun.OfAsync(["bench", "journal", .. arguments]);
}
