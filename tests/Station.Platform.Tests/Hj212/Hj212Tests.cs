using System.Text.RegularExpressions;
using Station.Platform.Errors;
using Station.Platform.Hj212;
using Station.Platform.Storage;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests.Hj212;

/// <summary>Packets of HJ 212 against public ones and the rules of the standard.</summary>
public sealed partial class Hj212Tests : IDisposable
{
    private const long UtcMs = 1_796_083_200_000;
    private const long SentMs = UtcMs + 61_234;

    private static readonly TestStation Station = new();

    private readonly TestDirectory directory = new();

    public void Dispose() => directory.Dispose();

    /// <summary>Packets of the standard and of other programs, with their checks.</summary>
    [Theory]
    [InlineData("##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80")]
    [InlineData("##0087QN=20160801085000001;ST=91;CN=9014;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&&&C241")]
    [InlineData("##0221QN=20160801085000001;ST=23;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801084000;L5-Data=53.0;L10-Data=53.0;L50-Data=49.0;L90-Data=45.0;L95-Data=43.0;Leq-Data=50.0;LMx-Data=54.0;LMn-Data=42.0&&1DC0")]
    [InlineData("##0151QN=20160801085857534;ST=22;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=7;PNUM=2;PNO=1;CP=&&DataTime=20160801085000;a34004-Avg=35,a34004-Flag=N&&1040")]
    public void Frames_have_the_length_and_check_of_public_ones(string packet) =>
        Assert.Equal(packet + "\r\n", Hj212Frame.Of(packet[6..^4]));

    [Fact]
    public void The_check_is_not_that_of_Modbus() => Assert.Equal(0x2F80, Hj212Frame.Check("123456789"u8));

    [Fact]
    public void A_minute_is_a_packet_of_minute_data_stamped_by_its_start_in_local_time()
    {
        var packet = Assert.Single(Packets(
            "factor a21005 shift=-3 decimals=3\nfactor a34004 as=a34004x",
            [("a34004", 1, "ug/m3", 0, 1), ("a21005", 1, "ug/m3", 0, 1), ("a01001", 3, "C", -1, 1), ("a01002", 1, "%", -1, 1), ("level", 15, "mm", 0, 1)],
            new TestCell(35), new TestCell(1_234), new TestCell(-55, 4, 7), new TestCell(null, 7, 2), new TestCell(9)));

        var local = DateTimeOffset.FromUnixTimeMilliseconds(UtcMs).AddHours(8);
        Assert.Equal(
            $"QN={local.AddMilliseconds(61_234):yyyyMMddHHmmssfff};ST=22;CN=2051;PW=123456;MN=M1;Flag=4;CP=&&DataTime={local:yyyyMMddHHmmss};"
            + "a34004x-Avg=35,a34004x-Flag=N;a21005-Avg=1.234,a21005-Flag=N;a01001-Max=-5.5,a01001-Flag=D;a01002-Flag=B&&",
            packet[6..^6]);
    }

    [Fact]
    public void Sound_levels_have_no_flags_and_only_normal_ones_are_sent()
    {
        var packet = Assert.Single(Packets("", [("LA", 6, "dB", -1, 1), ("LA", 12, "dB", -1, 1), ("LA", 7, "dB", -1, 1)], new TestCell(530), new TestCell(541), new TestCell(3, 4, 7)));

        Assert.Contains(";Leq-Data=53;LMx-Data=54.1&&", packet);
        Assert.DoesNotContain("L5-", packet);
    }

    [Theory]
    [InlineData(125, 2, "0.12")]
    [InlineData(135, 2, "0.14")]
    [InlineData(-125, 2, "-0.12")]
    [InlineData(1_500, 0, "2")]
    [InlineData(2_500, 0, "2")]
    [InlineData(4, 1, "0.0")]
    [InlineData(7, 5, "0.00700")]
    public void Decimals_are_rounded_half_to_even(int thousandths, int decimals, string text) => Assert.Contains(
        $"x-Avg={text},", Assert.Single(Packets($"factor x decimals={decimals}", [("x", 1, "V", -3, 1)], new TestCell(thousandths))));

    /// <summary>A name of 24 characters, as the protocol has it, leaves the content less than its own limit.</summary>
    [Theory]
    [InlineData("M1", 0)]
    [InlineData("010000A8900016F000169DC0", 0)]
    [InlineData("010000A8900016F000169DC0", 1)]
    [InlineData("010000A8900016F000169DC0", 7)]
    [InlineData("010000A8900016F000169DC0", 13)]
    public void What_is_too_long_is_split_and_every_part_keeps_its_limits(string mn, int longer)
    {
        var columns = Enumerable.Range(0, 60).Select(index => ($"factor{new string('x', longer)}{index}", 1, "V", 0, 1)).ToArray();

        var packets = Packets("", columns, mn, [.. columns.Select((_, index) => new TestCell(index * 1000))]);

        Assert.True(packets.Count > 2);
        Assert.Equal(packets.Count, packets.Select(packet => Number().Match(packet).Value).Distinct().Count());
        for (var part = 0; part < packets.Count; part++)
        {
            Assert.Contains($"Flag=6;PNUM={packets.Count};PNO={part + 1};CP=&&DataTime=", packets[part]);
            Assert.InRange(Content().Match(packets[part]).Groups[1].Length, 1, 950);
            Assert.InRange(packets[part].Length - "##0000".Length - "FFFF\r\n".Length, 1, 1024);
        }

        Assert.Equal(60, packets.Sum(packet => Average().Count(packet)));
    }

    [Theory]
    [InlineData("hj212 2005")]
    [InlineData("hj212 2017 offset=900")]
    [InlineData("station 2a mn=M pw=1 st=22")]
    [InlineData("station 0000002a mn=M pw=1")]
    [InlineData("station 0000002a mn=M;1 pw=1 st=22")]
    [InlineData("station 0000002a mn=M pw=1 st=220")]
    [InlineData("station 0000002a mn=12345678901234567890123456789012345678901234567890123456789012345 pw=1 st=22")]
    [InlineData("station 0000002a mn=M pw=123456789012345678901234567890123 st=22")]
    [InlineData("factor x decimals=10")]
    [InlineData("factor x shift=y")]
    [InlineData("factor x as=y as=z")]
    [InlineData("factor x colour=red")]
    [InlineData("factor x\nfactor x")]
    [InlineData("something else")]
    [InlineData("factor")]
    public void A_bad_line_is_named(string text)
    {
        var error = Assert.Throws<PlatformException>(() => Hj212Settings.Load(directory.File("bad", text)));

        Assert.Equal("hj212-malformed", error.Token);
        Assert.EndsWith($":{text.Split('\n').Length}", error.Subject);
        Assert.Equal("hj212-unreadable", Assert.Throws<PlatformException>(() => Hj212Settings.Load(directory.File("none"))).Token);
    }

    private IReadOnlyList<string> Packets(
        string lines, (string Factor, int Statistic, string Unit, int Exponent, int Instance)[] columns, params TestCell[] cells) => Packets(lines, columns, "M1", cells);

    private IReadOnlyList<string> Packets(
        string lines, (string Factor, int Statistic, string Unit, int Exponent, int Instance)[] columns, string mn, TestCell[] cells)
    {
        var settings = Hj212Settings.Load(directory.File("settings", $"hj212 2017 # version\nstation 0000002a mn={mn} pw=123456 st=22\n\n{lines}\n"));
        using var store = new TestStore(Station);
        var script = new StationScript(Station);
        var record = new TestPeriodRecord(script.Skip(1), 60_000, 60_000, 60, cells);
        store.Write(
            script.Seal(new TestPeriodBlock(new TestHeader(), 60, [record])),
            script.Events((2, TestEvents.ContextOf(1, 0, columns)), (3, TestEvents.Anchor(60_000, UtcMs, 10))));
        return store.Read(reader =>
        {
            StoredPeriod period = Assert.Single(reader.ReadResolvedPeriods(Station.Key, 0, 9));
            Assert.Empty(new Hj212Composer(settings).Compose(7, period, SentMs));
            return new Hj212Composer(settings).Compose(Station.Number, period, SentMs);
        });
    }

    [GeneratedRegex("QN=[0-9]{17};")]
    private static partial Regex Number();

    [GeneratedRegex("CP=&&(.*)&&")]
    private static partial Regex Content();

    [GeneratedRegex("-Avg=")]
    private static partial Regex Average();
}
