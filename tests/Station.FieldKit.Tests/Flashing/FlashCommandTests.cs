using Station.BenchTools.Tests;
using Station.Tool.Tests;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>station flash where nothing answers at the terminal: what is checked before, what nanoff is told, and each of its failures.</summary>
public sealed class FlashCommandTests : IDisposable
{
    private readonly WorkFolder folder = new();
    private readonly StandInNanoff nanoff;

    public FlashCommandTests()
    {
        nanoff = new StandInNanoff(folder);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_dry_run_prints_what_it_would_do_and_does_nothing()
    {
        string image = TestImage.Write(folder, "0123456789abcdef");

        ToolRun run = await ToolRun.OfAsync("flash", "--image", image, "--board", "minimum", "--port", "/dev/ttyUSB7", "--terminal-port", "/dev/ttyUSB8", "--nanoff", nanoff.Path, "--dry-run");

        run.AssertDone();
        Assert.Contains("nanoff --platform esp32 --serialport /dev/ttyUSB7 --devicedetails\n", run.Output);
        Assert.Contains("nanoff --target ESP32_REV3 --serialport /dev/ttyUSB7 --update --nobackupconfig\n", run.Output);
        Assert.Contains($"nanoff --target ESP32_REV3 --serialport /dev/ttyUSB7 --deploy --image {image} --address 0x1E0000\n", run.Output);
        Assert.Contains("USB cable (UART0), for nanoff: /dev/ttyUSB7\n", run.Output);
        Assert.Contains("cable of the terminal (COM2): /dev/ttyUSB8\n", run.Output);
        Assert.Empty(nanoff.Calls);
    }

    [Fact]
    public async Task Runtime_version_archive_and_target_reach_nanoff()
    {
        string image = TestImage.Write(folder, "0123456789abcdef");

        ToolRun run = await ToolRun.OfAsync(
            "flash", "--image", image, "--board", "reference", "--port", "P", "--terminal-port", "T", "--target", "ESP32_S3_QUAD", "--runtime", "1.17.0.334", "--runtime-archive", "/media/stick", "--dry-run");

        run.AssertDone();
        Assert.Contains("nanoff --target ESP32_S3_QUAD --serialport P --update --nobackupconfig --fwversion 1.17.0.334 --fromarchive --archivepath /media/stick\n", run.Output);
        Assert.Contains("--target ESP32_S3_QUAD --serialport P --deploy", run.Output);
    }

    public static TheoryData<int, string, string, string[]> Bad() => new()
    {
        { 2, "flash-board", "--board", ["--image", "IMAGE"] },
        { 2, "flash-board", "toaster", ["--image", "IMAGE", "--board", "toaster"] },
        { 2, "flash-target", "ESP32_REV0", ["--image", "IMAGE", "--board", "reference", "--target", "ESP32_REV0"] },
        { 2, "flash-ports", "COM2", ["--image", "IMAGE", "--board", "reference", "--port", "P", "--terminal-port", "P"] },
        { 2, "usage", "--wait", ["--image", "IMAGE", "--board", "reference", "--wait", "0"] },
        { 3, "flash-image", "none.bin", ["--image", "none.bin", "--board", "reference"] },
        { 3, "bundle-missing", "nowhere", ["--image", "IMAGE", "--bundle", "nowhere"] },
        { 3, "port-missing", "/dev/ttyNONE7", ["--image", "IMAGE", "--board", "reference", "--port", "/dev/ttyNONE7", "--terminal-port", "/dev/ttyNONE8", "--nanoff", "NANOFF"] },
        { 3, "port-unsuited", "/dev/null", ["--image", "IMAGE", "--board", "reference", "--port", "/dev/null", "--terminal-port", "/dev/ttyNONE8", "--nanoff", "NANOFF"] },
        { 4, "nanoff-missing", "dotnet tool install -g nanoff", ["--image", "IMAGE", "--board", "reference", "--port", "P", "--terminal-port", "T", "--nanoff", "/nowhere/nanoff"] },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_cannot_be_is_told_before_anything_is_done(int status, string token, string word, string[] arguments)
    {
        string image = TestImage.Write(folder, "0123456789abcdef");

        ToolRun run = await ToolRun.OfAsync(["flash", .. arguments.Select(argument => argument switch { "IMAGE" => image, "NANOFF" => nanoff.Path, _ => argument })]);

        run.AssertError(status, token, word);
        Assert.Empty(nanoff.Calls);
    }

    [Fact]
    public async Task An_image_that_does_not_fit_the_partition_is_refused()
    {
        string image = TestImage.Write(folder, "large.bin", TestImage.Assembly("0123456789abcdef", 0x1C0004));

        ToolRun minimum = await ToolRun.OfAsync("flash", "--image", image, "--board", "minimum", "--port", "P", "--terminal-port", "T", "--dry-run");
        ToolRun reference = await ToolRun.OfAsync("flash", "--image", image, "--board", "reference", "--port", "P", "--terminal-port", "T", "--dry-run");

        minimum.AssertError(3, "flash-image-size", "1835008");
        reference.AssertDone();
    }

    [Fact]
    public async Task Another_chip_than_the_board_s_is_not_written_to()
    {
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        _ = new StandInNanoff(folder, StandInNanoff.OldMinimum);

        ToolRun run = await FlashAsync(usb);

        run.AssertError(4, "flash-chip", "ESP32-S3");
        Assert.Equal(["--devicedetails"], nanoff.Calls.Select(call => call[^1]));
    }

    public static TheoryData<string, int, string, int, string, string> Failures() => new()
    {
        { "details", 112, "Error E6000: Couldn't open serial device. Make sure the COM port exists.", 4, "port-busy", "in use" },
        { "details", 160, "Can't connect to ESP32 bootloader.\nError E4000: Error executing ESP32 serial command. (no answer)", 4, "flash-bootloader", "BOOT" },
        { "details", 0, "nothing of interest", 4, "flash-nanoff", "update -g nanoff" },
        { "update", 47, "Error E9007: Error downloading firmware file.", 4, "flash-runtime", "--runtime-archive" },
        { "update", 163, "Error E4003: Failed to write new firmware to ESP32. (lost)", 4, "flash-nanoff", "E4003" },
        { "update", 1, "Unhandled exception", 4, "flash-nanoff", "Unhandled exception" },
        { "deploy", 0, "No operation was performed with the options supplied.", 4, "flash-idle", "--deploy" },
        { "deploy", 0, "Error E4003: Failed to write new firmware to ESP32.", 4, "flash-nanoff", "write the application" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task What_nanoff_complains_of_is_told_apart(string step, int exitCode, string printed, int status, string token, string word)
    {
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        nanoff.Fail(step, exitCode, printed);

        (await FlashAsync(usb)).AssertError(status, token, word);
    }

    [Fact]
    public async Task A_board_that_does_not_answer_afterwards_is_not_taken_for_done()
    {
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();

        ToolRun run = await FlashAsync(usb);

        run.AssertError(4, "station-silent", "COM2");
        Assert.Equal(
            [
                ["--platform", "esp32", "--serialport", usb.Near, "--devicedetails"],
                ["--target", "ESP32_S3_OCTAL", "--serialport", usb.Near, "--update", "--nobackupconfig"],
                ["--target", "ESP32_S3_OCTAL", "--serialport", usb.Near, "--deploy", "--image", folder["station.bin"], "--address", "0x1B0000"],
            ],
            nanoff.Calls);
    }

    [Fact]
    public async Task A_cable_that_is_pulled_while_nanoff_works_is_named()
    {
        using PseudoTerminals usb = await PseudoTerminals.OpenAsync();
        nanoff.Fail("update", 163, "Error E4003: Failed to write new firmware to ESP32.");
        nanoff.BeSlow("update", 5);
        using PseudoTerminals terminal = await PseudoTerminals.OpenAsync();
        using var flashing = Start(usb, terminal);

        while (nanoff.Calls.Length < 2)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        usb.Vanish();

        (await ToolRun.EndOf(flashing)).AssertError(4, "port-lost", usb.Near);
    }

    private async Task<ToolRun> FlashAsync(PseudoTerminals usb)
    {
        using PseudoTerminals terminal = await PseudoTerminals.OpenAsync();
        using var flashing = Start(usb, terminal);
        return await ToolRun.EndOf(flashing);
    }

    private System.Diagnostics.Process Start(PseudoTerminals usb, PseudoTerminals terminal) => ToolRun.Start(
        "flash", "--image", TestImage.Write(folder, "0123456789abcdef"), "--board", "reference", "--port", usb.Near, "--terminal-port", terminal.Near, "--nanoff", nanoff.Path, "--wait", "1");
}
