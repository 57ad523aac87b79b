using System.Text;
using Station.Aggregation;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Contenders;

/// <summary>A JSON object a line: station, sequence and time, then a name and number a channel.</summary>
internal sealed class JsonLinesFormat(Channel[] channels) : IRecordFormat
{
    private readonly StringBuilder text = new();

    public string Name => "json-lines";

    public byte[] Write(PeriodRecord record, long sequence, long utcMs)
    {
        text.Clear().Append($$"""{"station":1,"seq":{{sequence}},"t":{{utcMs / 1000}}""");
        for (int column = 0; column < channels.Length; column++)
        {
            int value = record.Values[column];
            text.Append(",\"").Append(channels[column].Name).Append("\":");
            text.Append(value == PeriodRecord.Missing ? "null" : DecimalText.Of(value, channels[column].Decimals));
        }

        return Encoding.UTF8.GetBytes(text.Append("}\n").ToString());
    }
}
