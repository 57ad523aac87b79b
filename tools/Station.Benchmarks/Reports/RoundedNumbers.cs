using System.Text.Json;
using System.Text.Json.Serialization;

namespace Station.Benchmarks.Reports;

/// <summary>Writes numbers with so many decimals as are worth reading.</summary>
internal sealed class RoundedNumbers(int decimals) : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Math.Round((decimal)value, decimals));
}
