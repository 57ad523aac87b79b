using System.Formats.Cbor;
using System.Text.Json;
using Station.Aggregation;
using Station.Benchmarks.Contenders;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Tests.Contenders;

/// <summary>The baselines write what others can read, in the sizes that such records are known to have.</summary>
public sealed class RecordFormatTests
{
    private const long UtcMs = 1_735_689_600_000;

    private static readonly Channel[] Two = [new("temperature", "C", 1), new("level", "mm", 0)];

    private readonly PeriodRecord record = new(2);

    public RecordFormatTests()
    {
        record.Values[0] = -132;
        record.Values[1] = 7_400;
    }

    [Fact]
    public void Json_lines()
    {
        record.Values[1] = PeriodRecord.Missing;
        JsonElement json = Parse(new JsonLinesFormat(Two));

        Assert.Equal("""{"station":1,"seq":5,"t":1735689600,"temperature":-13.2,"level":null}""", json.GetRawText());
    }

    [Fact]
    public void SenML_in_JSON()
    {
        JsonElement json = Parse(new SenMlJsonFormat(Two));

        Assert.Equal(2, json.GetArrayLength());
        Assert.Equal(1735689600, json[0].GetProperty("bt").GetInt64());
        Assert.Equal(-13.2, json[0].GetProperty("v").GetDouble());
        Assert.Equal("mm", json[1].GetProperty("u").GetString());
    }

    [Fact]
    public void SenML_leaves_out_what_is_missing()
    {
        record.Values[0] = PeriodRecord.Missing;
        JsonElement json = Parse(new SenMlJsonFormat(Two));

        JsonElement entry = Assert.Single(json.EnumerateArray());
        Assert.Equal("level", entry.GetProperty("n").GetString());
        Assert.Equal(1735689600, entry.GetProperty("bt").GetInt64());
    }

    [Fact]
    public void SenML_in_CBOR()
    {
        var reader = new CborReader(new SenMlCborFormat(Two).Write(record, 5, UtcMs));

        Assert.Equal(2, reader.ReadStartArray());
        Assert.Equal(5, reader.ReadStartMap());
        Assert.Equal((-2, SenMl.BaseName), (reader.ReadInt32(), reader.ReadTextString()));
        Assert.Equal((-3, 1735689600), (reader.ReadInt32(), reader.ReadInt32()));
        Assert.Equal((0, "temperature"), (reader.ReadInt32(), reader.ReadTextString()));
        Assert.Equal((1, "C"), (reader.ReadInt32(), reader.ReadTextString()));
        Assert.Equal((2, -13.2m), (reader.ReadInt32(), reader.ReadDecimal()));
    }

    [Fact]
    public void Fixed_records_of_twelve_channels_have_36_bytes() =>
        Assert.Equal(36, new FixedRecordFormat().Write(new PeriodRecord(12), 5, UtcMs).Length);

    [Theory]
    [InlineData(132, 1, "13.2")]
    [InlineData(-5, 2, "-0.05")]
    [InlineData(130, 1, "13")]
    [InlineData(7, 0, "7")]
    public void Decimals(int value, int decimals, string text) => Assert.Equal(text, DecimalText.Of(value, decimals));

    private JsonElement Parse(IRecordFormat format) => JsonDocument.Parse(format.Write(record, 5, UtcMs)).RootElement;
}
