namespace Station.Tool.Tests;

/// <summary>The way into a simulated station's terminal, with piped input.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Piped_lines_are_answered_in_order_and_the_session_ends_with_the_last_answer()
    {
        ToolRun run = await ToolRun.WithInputAsync("status\nnope\nreboot\nno\nbuffer\n", "terminal", "--language", "en", "--speed", "20");

        run.AssertDone();
        string[] expected = ["Station number      1", "unknown-command: nope", "(yes/no) no", "not-confirmed", "> buffer"];
        int[] places = [.. expected.Select(text => run.Output.IndexOf(text, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.EndsWith("> \n", run.Output);
    }

    [Fact]
    public async Task Channels_are_set_to_maintenance_and_back_by_whoever_is_there()
    {
        ToolRun run = await ToolRun.WithInputAsync("mode no2 maintenance\nchannels\nmode no2 measuring\n", "terminal", "--language", "en", "--speed", "20");

        run.AssertDone();
        Assert.Matches(@"no2 +maintenance\r?\n[^>]*o3 +measuring", run.Output);
        Assert.Matches(@"no2 +measuring", run.Output);
    }

    [Fact]
    public async Task The_station_speaks_Chinese_unless_told_otherwise_and_no_character_is_torn()
    {
        ToolRun run = await ToolRun.WithInputAsync("help", "terminal", "--profile", "minimum", "--speed", "20");

        run.AssertDone();
        Assert.Contains("列出命令", run.Output);
        Assert.DoesNotContain('\uFFFD', run.Output);
    }

    [Fact]
    public async Task A_restart_is_seen_and_the_next_boot_answers()
    {
        ToolRun run = await ToolRun.WithInputAsync(
            "reboot --yes\n" + string.Concat(Enumerable.Repeat("time\n", 10)) + "status\n", "terminal", "--language", "en", "--speed", "60");

        run.AssertDone();
        Assert.Equal(3, run.Output.Split($"Station {Product.Version}").Length); // two greetings
        Assert.Matches("Boot .* commanded", run.Output);
    }

    [Fact]
    public async Task A_long_line_is_refused_whole()
    {
        ToolRun run = await ToolRun.WithInputAsync(new string('x', 1_000) + "\nhelp\n", "terminal", "--language", "en", "--speed", "20");

        run.AssertDone();
        Assert.Contains("line-too-long", run.Output);
        Assert.Contains("list the commands", run.Output);
    }

    [Theory]
    [InlineData("profile-port-not-suited", "sends by itself", "sensor power", "sensor extra model=ultrasonic port=X3B\nsensor power")]
    [InlineData("profile-port-not-suited", "RS-485", "port=COM3", "port=X3B")]
    [InlineData("profile-port-missing", "more expanders", "port=X3A", "port=X4A")]
    [InlineData("profile-port-missing", "COM2", "port=X3A", "port=COM2")]
    [InlineData("profile-address-clash", "0x76", "sensor power", "sensor extra model=ms5837 address=0x76 barometer=weather\nsensor power")]
    [InlineData("profile-wrong-board", "'other'", "board=reference", "board=other")]
    public async Task What_only_the_board_would_refuse_is_named_before_anything_runs(string token, string word, string sound, string wrong)
    {
        string profile = files.Text("bad.profile", ReferenceProfile().Replace(sound, wrong, StringComparison.Ordinal));

        ToolRun run = await ToolRun.OfAsync("demo", "--for", "1h", "--speed", "max", "--profile", profile);

        run.AssertError(3, token, profile);
        Assert.Contains(word, run.Error);
        Assert.Equal(string.Empty, run.Output);
    }

    private static string ReferenceProfile() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seeds", "profiles", "reference.profile"));

    [Theory]
    [InlineData("terminal")]
    [InlineData("demo")]
    public async Task A_profile_that_cannot_be_used_is_named(string command)
    {
        string bad = files.Text("bad.profile", ReferenceProfile() + "\nsensor x model=none\n");
        string large = files.Text("large.profile", new string('#', 9_000));

        (await ToolRun.OfAsync(command, "--profile", "nowhere")).AssertError(3, "profile-unknown", "nowhere");
        (await ToolRun.OfAsync(command, "--profile", bad)).AssertError(3, "profile-unknown-model", bad);
        (await ToolRun.OfAsync(command, "--profile", large)).AssertError(3, "profile-too-large", large);
    }
}
