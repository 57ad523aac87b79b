using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json;
using Station.Platform.Senml;
using Station.Platform.Tests.Encoding;
using Xunit;

namespace Station.Platform.Tests.Senml;

/// <summary>SenML against the rules of RFC 8428, 8798 and 9100: what it resolves to, and its bytes.</summary>
public sealed class SenmlTests
{
    private const long UtcMs = 1_796_083_200_000;

    private static readonly TestStation Station = new();

    [Theory]
    [InlineData(0, -3, "0")]
    [InlineData(5, 0, "5")]
    [InlineData(-5, -1, "-0.5")]
    [InlineData(120, -1, "12")]
    [InlineData(125, -3, "0.125")]
    [InlineData(-1_234_567, -3, "-1234.567")]
    [InlineData(3, 4, "30000")]
    [InlineData(int.MinValue, -18, "-0.000000002147483648")]
    [InlineData(7, 18, "7000000000000000000")]
    [InlineData(7, 25, "70000000000000000000000000")]
    public void Numbers_are_written_without_an_exponent_and_without_loss(long mantissa, int exponent, string text)
    {
        var number = new SenmlNumber(mantissa, exponent);

        Assert.Equal(text, number.ToString());
        Assert.Equal(text.Contains('.') || text.Length > 20 ? null : long.Parse(text, CultureInfo.InvariantCulture), number.ToWhole());
    }

    /// <summary>Factor, statistic, unit of the station, unit of the registry, stored number, number in it.</summary>
    [Theory]
    [InlineData("a34004", 1, "ug/m3", "ug/m3", 35, "35")]
    [InlineData("a21005", 1, "mg/m3", "ug/m3", 35, "35000")]
    [InlineData("a01001", 1, "C", "Cel", -5, "-5")]
    [InlineData("a01002", 1, "%", "%RH", 55, "55")]
    [InlineData("x", 1, "%", "/", 55, "0.55")]
    [InlineData("a01006", 1, "hPa", "Pa", 1013, "101300")]
    [InlineData("a01006", 1, "kPa", "Pa", 101, "101000")]
    [InlineData("level", 15, "mm", "m", 1234, "1.234")]
    [InlineData("LA", 6, "dB", "dB", 53, "53")]
    [InlineData("supply", 1, "V", "V", 12, "12")]
    [InlineData("gas", 1, "ppb", "/", 12, "0.000000012")]
    [InlineData("a34004", 4, "ug/m3", "count", 60, "60")]
    [InlineData("a34004", 4, "min", "count", 60, "60")]
    [InlineData("odour", 1, "OU", null, 60, "60")]
    public void Units_are_those_of_the_registry(string factor, int statistic, string unit, string? symbol, int stored, string value)
    {
        var record = Assert.Single(Pack((factor, statistic, unit, 0, 1), new TestCell(stored)).Records);

        Assert.Equal((symbol, value), (record.Unit, record.Value.ToString()));
    }

    [Fact]
    public void Flags_and_reasons_follow_their_value_and_an_absent_one_has_nothing_else()
    {
        var pack = Pack(("a34004", 1, "ug/m3", 0, 2), new TestCell(-7, 5, 9), new TestCell(null, 7, 2));

        Assert.Equal(
            ["a34004/Avg/2 = -7", "a34004/Avg/2/flag = C", "a34004/Avg/2/reason = 9", "a34004/Avg/2/flag = B", "a34004/Avg/2/reason = 2"],
            pack.Records.Select(record => $"{record.Name} = {record.Value?.ToString() ?? record.Text}"));
    }

    [Fact]
    public void Names_have_only_the_characters_that_the_standard_allows()
    {
        var record = Assert.Single(Pack(("水位 1", 0, "mm", 0, 1), new TestCell(1)).Records);

        Assert.Equal("___1/Rtd/1", record.Name);
        Assert.Matches("^[A-Za-z0-9][A-Za-z0-9:./_-]*$", $"sf1/0000002a/minute/{record.Name}");
    }

    [Fact]
    public void JSON_is_as_the_standard_has_it()
    {
        var pack = Pack(("a34004", 1, "ug/m3", -1, 1), new TestCell(355, 4, 3));

        var json = System.Text.Encoding.UTF8.GetString(SenmlWriter.Write(pack, SenmlForm.Json));

        Assert.Equal(
            """[{"bver":26,"bn":"sf1/0000002a/minute/","bt":1796083260.5,"n":"a34004/Avg/1","u":"ug/m3","v":35.5},{"n":"a34004/Avg/1/flag","vs":"D"},{"n":"a34004/Avg/1/reason","v":3}]""",
            json);
    }

    [Fact]
    public void Packs_without_secondary_units_need_no_version() =>
        Assert.DoesNotContain("bver", System.Text.Encoding.UTF8.GetString(SenmlWriter.Write(Pack(("a01001", 1, "C", -1, 1), new TestCell(5)), SenmlForm.Json)), StringComparison.Ordinal);

    [Fact]
    public void CBOR_is_deterministic_with_the_labels_of_the_standard()
    {
        var pack = Pack(("a01001", 1, "C", -1, 1), new TestCell(-45), new TestCell(55, 4));

        var cbor = SenmlWriter.Write(pack, SenmlForm.Cbor);

        // [{0: name, 1: unit, 2: -4.5 in 16 bits, -2: base name, -3: base time}, ...]: keys in bytewise order, no indefinite length.
        Assert.Equal(
            "83A5006C6130313030312F4176672F31016343656C02F9C4802174" + Convert.ToHexString("sf1/0000002a/minute/"u8)
            + "22FB41DAC3838F200000"
            + "A3006C6130313030312F4176672F31016343656C02F94580"
            + "A200716130313030312F4176672F312F666C6167036144",
            Convert.ToHexString(cbor));
    }

    [Fact]
    public void Both_forms_resolve_to_the_same_records()
    {
        var pack = Pack(("a21005", 1, "mg/m3", -3, 1), new TestCell(1_234), new TestCell(null, 4, 3), new TestCell(int.MaxValue), new TestCell(1, 6));

        var fromJson = ResolveJson(SenmlWriter.Write(pack, SenmlForm.Json));
        var fromCbor = ResolveCbor(SenmlWriter.Write(pack, SenmlForm.Cbor));

        Assert.Equal(fromJson, fromCbor);
        Assert.Equal("sf1/0000002a/minute/a21005/Avg/1 @1796083260.5 1234 ug/m3", fromJson[0]);
    }

    [Fact]
    public void Only_what_has_its_time_its_columns_and_no_conflict_is_given_on()
    {
        using var store = new TestStore(Station);
        var script = new StationScript(Station) { Context = 1 };
        var first = script.Minutes(1, 2);
        store.Write(first);
        Assert.Empty(Packs(store));

        store.Write(script.Events((2, TestEvents.Context(1))));
        Assert.Empty(Packs(store));

        store.Write(script.Events((3, TestEvents.Anchor(60_500, UtcMs, 10))));
        Assert.Equal([UtcMs - 500, UtcMs + 59_500], Packs(store).Select(pack => pack.BaseTimeMs));

        store.Write(Station.Block(TestPeriodBlock.Minutes(9, 1, 77).ToPayload()));
        Assert.Equal([UtcMs - 500], Packs(store).Select(pack => pack.BaseTimeMs));
    }

    private static List<SenmlPack> Packs(TestStore store) => store.Read(reader =>
        reader.ReadResolvedPeriods(Station.Key, 0, long.MaxValue).Select(period => SenmlComposer.Compose(Station.Number, period)).OfType<SenmlPack>().ToList());

    /// <summary>A minute with these cells, all of one kind of column, as a pack.</summary>
    private static SenmlPack Pack((string Factor, int Statistic, string Unit, int Exponent, int Instance) column, params TestCell[] cells)
    {
        using var store = new TestStore(Station);
        var script = new StationScript(Station);
        var record = new TestPeriodRecord(script.Skip(1), 60_500, 60_000, 60, cells);
        store.Write(
            script.Seal(new TestPeriodBlock(new TestHeader(), 60, [record])),
            script.Events((2, TestEvents.ContextOf(1, 0, [.. cells.Select(_ => column)])), (3, TestEvents.Anchor(0, UtcMs, 10))));
        return Assert.Single(Packs(store));
    }

    /// <summary>Resolved records (RFC 8428 section 4.6): base fields of the first go into all.</summary>
    private static List<string> ResolveJson(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var head = document.RootElement[0];
        return [.. document.RootElement.EnumerateArray().Select(record =>
            Resolved(head.GetProperty("bn").GetString()!, head.GetProperty("bt").GetDouble(), record.GetProperty("n").GetString()!,
                record.TryGetProperty("v", out var value) ? value.GetDouble() : null,
                record.TryGetProperty("vs", out var text) ? text.GetString() : null,
                record.TryGetProperty("u", out var unit) ? unit.GetString() : null))];
    }

    private static List<string> ResolveCbor(byte[] bytes)
    {
        var reader = new CborReader(bytes, CborConformanceMode.Canonical);
        var records = new List<Dictionary<int, object>>();
        for (var left = reader.ReadStartArray(); left > 0; left--)
        {
            var record = new Dictionary<int, object>();
            for (var fields = reader.ReadStartMap(); fields > 0; fields--)
            {
                var label = reader.ReadInt32();
                record[label] = reader.PeekState() switch
                {
                    CborReaderState.TextString => reader.ReadTextString(),
                    CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger => (double)reader.ReadInt64(),
                    _ => reader.ReadDouble(),
                };
            }

            reader.ReadEndMap();
            records.Add(record);
        }

        return [.. records.Select(record => Resolved(
            (string)records[0][-2], (double)records[0][-3], (string)record[0],
            (double?)record.GetValueOrDefault(2), (string?)record.GetValueOrDefault(3), (string?)record.GetValueOrDefault(1)))];
    }

    private static string Resolved(string baseName, double baseTime, string name, double? value, string? text, string? unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{baseName}{name} @{baseTime} {value}{text} {unit}").TrimEnd();
}
