using System.Text.Json;
using Station.Tool.Decoding;

namespace Station.Tool.Tests.Decoding;

/// <summary>decode as people run it: any device, any bytes, any table.</summary>
public sealed class DecodeTests : IDisposable
{
    private const string Header = "id\tdevice\tdescription\thex\n";

    private readonly ToolFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task Each_row_is_one_object_on_one_line()
    {
        string table = files.Text("frames.tsv", Header
            + "a\tPMS7003\t\t42 4d 00 1c 00 1d 00 31 00 39 00 19 00 29 00 34 06 cf 05 f3 01 58 00 08 00 00 00 00 12 00 03 e8\n"
            + "b\tSDS011\t\taac0060006 0058d93eab\n\n# a remark\n"
            + "c\tgoblin\t\tff 86 02 7b 42 00 00 00 bb\n");

        ToolRun run = await ToolRun.OfAsync("decode", "--frames", table, "--json");

        run.AssertDone();
        JsonElement[] rows = [.. run.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["a", "b", "c"], rows.Select(row => row.GetProperty("id").GetString()));
        Assert.Equal([2, 3, 6], rows.Select(row => row.GetProperty("line").GetInt32()));
        Assert.Equal(["values", "refused", "unknown-device"], rows.Select(row => row.GetProperty("verdict").GetString()));
        JsonElement pm25 = rows[0].GetProperty("values")[1];
        Assert.Equal(("plantower", "pm25", 41m, "ug/m3", "N"), (
            rows[0].GetProperty("driver").GetString(), pm25.GetProperty("quantity").GetString(), pm25.GetProperty("value").GetDecimal(),
            pm25.GetProperty("unit").GetString(), pm25.GetProperty("flag").GetString()));
        Assert.Equal(("checksum", 1), (rows[1].GetProperty("reason").GetString(), rows[1].GetProperty("counts").GetProperty("checksumErrors").GetInt32()));
        Assert.Equal("winsen", Assert.Single(rows[2].GetProperty("looksLike").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task The_same_for_people()
    {
        ToolRun run = await ToolRun.OfAsync("decode", "--frames", files.Text("frames.tsv", Header + "7\tZE08-CH2O\t\tff 17 04 00 00 25 13 88 25\n8\tgob\u0007lin\t\t00\n"));

        run.AssertDone();
        Assert.Equal("7 ZE08-CH2O: winsen: gas 37 ppb", run.Output.Split('\n')[0].TrimEnd());
        Assert.StartsWith("8 gob?lin: no driver: unknown-device", run.Output.Split('\n')[1]);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_named_and_the_others_are_decoded()
    {
        string table = files.Text("frames.tsv", Header + "1\tSDS011\t\taa c0 zz\n2\tSDS011\n3\tSDS011\t\taac00600060058d93dab\n4\twinsen gas=argon\t\tff\n");

        ToolRun run = await ToolRun.OfAsync("decode", "--frames", table, "--json");

        run.AssertError(3, "frames-malformed", table + ":2: 'z' in hex is no hexadecimal digit. 2 more rows cannot be read.");
        JsonElement[] rows = [.. run.Output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["malformed", "malformed", "values", "malformed"], rows.Select(row => row.GetProperty("verdict").GetString()));
        Assert.Equal(["1", "2", "3", "4"], rows.Select(row => row.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Files_that_are_no_table_are_told_apart()
    {
        string other = files.Text("other", "id\tname\n1\tx\n");
        string empty = files.Text("empty", string.Empty);

        (await ToolRun.OfAsync("decode", "--frames", files["none"])).AssertError(3, "frames-missing", files["none"]);
        (await ToolRun.OfAsync("decode", "--frames", other)).AssertError(3, "frames-columns", other + ":1");
        (await ToolRun.OfAsync("decode", "--frames", empty)).AssertError(3, "frames-columns", empty + ":1");
    }

    [Theory]
    [InlineData("SDS011", "no device or no hex")]
    [InlineData("\taa", "no device or no hex")]
    [InlineData("SDS011\taa c", "half a byte")]
    [InlineData("SDS011\t ", "hex is empty")]
    [InlineData("SDS011\tａａ", "no hexadecimal digit")]
    [InlineData("winsen\tff", "gas")]
    [InlineData("winsen gas=o3 gas=o3\tff", "gas")]
    [InlineData("winsen gas=o3 colour=red\tff", "colour")]
    [InlineData("sgp40 interval=2\tff", "interval=1")]
    [InlineData("plantower variant=3003\tff", "mode=active")]
    [InlineData("modbus address=0 register=0 unit=m\tff", "address")]
    public void A_row_that_cannot_be_meant_says_what_is_wrong(string row, string word)
    {
        FrameFile table = FrameFile.Open(files.Text("frames.tsv", "device\thex\n" + row + "\n"));

        MalformedRow error = Assert.Throws<MalformedRow>(() => new FrameDecoder().Decode(table.Read(2)));

        Assert.Contains(word, error.Message);
        Assert.Equal(2, error.Line);
    }

    /// <summary>A sensor as a profile describes it, in the place of a device's name; what it answers; what comes of it.</summary>
    [Theory]
    [InlineData("scd4x", "01f4 33 6667 a2 5eb9 3c", "co2 500 ppm, temperature 25 C, humidity 37 %")]
    [InlineData("scd4x", "01f4 33 6667 a2 5eb9 3d", "refused checksum")]
    [InlineData("scd4x", "01f4 33 6667 a2", "refused incomplete")]
    [InlineData("sgp40 interval=1", "8000 a2", "voc 32768 ticks")]
    [InlineData("winsen gas=o3 module=gravity warmup=300", "ff 86 00 23 2a 02 00 00 2b", "gas 350 ppb")]
    [InlineData("winsen gas=so2 module=gravity warmup=300", "ff 86 00 23 2a 02 00 00 2b", "refused instrument-error")]
    [InlineData("winsen gas=o3 module=gravity warmup=300 address=0x74", "ff 86 00 23 2a 02 00 00 2b", "gas 350 ppb")]
    [InlineData("winsen gas=o3 module=gravity warmup=300 address=0x74", "ff 86 00 23 2a 02 00 00 2c", "refused checksum")]
    [InlineData("winsen gas=o3 module=gravity warmup=300 address=0x74", "ff 86 00 23", "refused incomplete")]
    [InlineData("winsen gas=o3 mode=active", "ff 2a 04 00 00 23 01 00 ae", "gas 35 ppb")]
    [InlineData("ZE12A-SO2", "ff 2b 04 00 00 64 00 00 6d", "gas 100 ppb")]
    [InlineData("ZE25-O3", "ff 2a 04 00 00 14 03 e8 d3", "gas 20 ppb")]
    [InlineData("maxbotix", "52 31 32 33 34 0d", "distance 1234 mm")]
    [InlineData("maxbotix", "52 35 30 30 30 0d", "refused instrument-error")]
    [InlineData("sps30 port=COM3", "7e 00 00 43 00 bc 7e", "no-reading")]
    [InlineData("modbus address=1 register=4 unit=mm", "01 03 02 02 18 b9 2e", "value 536 mm")]
    [InlineData("modbus address=1 register=0 unit=dB decimals=1", "01 03 02 02 18 b9 2e", "value 53.6 dB")]
    [InlineData("modbus address=1 register=0 unit=dB decimals=1", "01 83 02 c0 f1", "refused instrument-error")]
    [InlineData("noise sensor RS485", "01 03 02 02 18 b9 2e", "register 0 536, level 53.6 dB")]
    [InlineData("Modbus", "01 83 04 40 f3", "refused instrument-error")]
    [InlineData("Modbus", "01 03 00 04 00 01 c5 cb 01 03 02 02 18 b9 2e", "register 4 536")]
    [InlineData("ms5837", "08a6 8e00 5780 6816 5752 8000 6622", "refused")]
    [InlineData("pa-spl", "aa 3a", "level 58 dB")]
    [InlineData("pa-spl", "aa ff", "refused instrument-error")]
    public void Any_sensor_of_a_profile_can_be_tried(string device, string hex, string outcome) =>
        Assert.StartsWith(outcome, FrameTableTests.Outcome(new FrameDecoder().Decode(new FrameRow(1, "1", device, string.Empty, HexText.Parse(hex, 1)))));

    [Fact]
    public void A_long_capture_gives_every_reading()
    {
        string frame = "42 4d 00 14 00 0d 00 11 00 13 00 0d 00 11 00 13 00 00 00 00 00 00 01 05 ";
        string stream = "00 0d" + string.Concat(Enumerable.Repeat(frame, 41)) + "42 4d 00";

        FrameFinding finding = new FrameDecoder().Decode(new FrameRow(1, "1", "PMS3003", string.Empty, HexText.Parse(stream, 1)));

        Assert.Equal((41 * 3, 41, 5), (finding.Values.Count, finding.Counts.Good, finding.Counts.BytesSkipped));
    }

    [Fact]
    public void Readings_of_a_climate_sensor_need_its_calibration_first()
    {
        // BMP280 data sheet, section 3.12; H1 to H6 of a part, H1 at A1.
        var decoder = new FrameDecoder();
        Assert.Equal("refused registers-missing", Decode(decoder, "0xF7..0xFE", "65 5a c0 7e ed 00 6d 5f"));
        Assert.Equal("no-reading", Decode(decoder, "0x88..0xA1", "706b 4367 18fc 7d8e 43d6 d00b 270b 8c00 f9ff 8c3c f8c6 7017 00 4b"));
        Assert.Equal("no-reading", Decode(decoder, "0xE1..0xE7", "80 01 00 12 2d 03 1e"));
        Assert.StartsWith("temperature 25.08 C, humidity ", Decode(decoder, "0xF7..0xFE", "65 5a c0 7e ed 00 6d 5f"));
        Assert.EndsWith("pressure 100653 Pa", Decode(decoder, string.Empty, "65 5a c0 7e ed 00 6d 5f"));
        Assert.Equal("refused instrument-error", Decode(decoder, "0xF7", "80 00 00 80 00 00 80 00"));
        Assert.Equal("refused incomplete", Decode(decoder, "0xF7", "65 5a c0"));
    }

    [Fact]
    public void No_bytes_break_any_driver()
    {
        string[] devices =
        [
            "PMS7003", "PMS5003T", "PMS5003ST", "PMS3003", "SDS011", "SPS30", "ZE08-CH2O", "A02YYUW", "JSN-SR04T v3", "MaxBotix", "Modbus", "BME280", "nobody",
            "scd4x", "sgp40 interval=1", "sgp41 interval=1", "sps30", "ms5837", "pa-spl", "sen0232 input=0", "analogue input=1", "modbus address=1 register=0 unit=m type=float32",
        ];
        var random = new Random(4);
        var decoder = new FrameDecoder();
        for (int round = 0; round < 3_000; round++)
        {
            byte[] bytes = new byte[1 + random.Next(round % 20 == 0 ? 600 : 40)];
            random.NextBytes(bytes);
            foreach (string device in devices)
            {
                FrameFinding finding = decoder.Decode(new FrameRow(1, "1", device, string.Empty, bytes));
                Assert.InRange(finding.Counts.BytesSkipped, 0, bytes.Length);
                Assert.NotEmpty(FrameJson.Of(finding) + FrameText.Of(finding));
            }
        }
    }

    private static string Decode(FrameDecoder decoder, string description, string hex) =>
        FrameTableTests.Outcome(decoder.Decode(new FrameRow(1, "1", "BME280", description, HexText.Parse(hex, 1))));
}
