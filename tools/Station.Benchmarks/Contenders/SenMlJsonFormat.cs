using System.Text;
using Station.Aggregation;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Contenders;

/// <summary>A SenML pack a record (RFC 8428 section 5): base name and time in the first entry, then name, unit and value. A value that is missing has no entry.</summary>
internal sealed class SenMlJsonFormat(Channel[] channels) : IRecordFormat
{
    private readonly StringBuilder text = new();

    public string Name => "senml-json";

    public byte[] Write(PeriodRecord record, long sequence, long utcMs)
    {
        text.Clear().Append($$"""[{"bn":"{{SenMl.BaseName}}","bt":{{utcMs / 1000}}""");
        bool isFirst = true;
        for (int column = 0; column < channels.Length; column++)
        {
            int value = record.Values[column];
            if (value != PeriodRecord.Missing)
            {
                Channel channel = channels[column];
                text.Append(isFirst ? "," : "},{");
                text.Append($"""
                    "n":"{channel.Name}","u":"{channel.Unit}","v":{DecimalText.Of(value, channel.Decimals)}
                    """);
                isFirst = false;
            }
        }

        return Encoding.UTF8.GetBytes(text.Append("}]\n").ToString());
    }
}
