using System.Formats.Cbor;
using Station.Aggregation;
using Station.Benchmarks.Series;

namespace Station.Benchmarks.Contenders;

/// <summary>
/// The same pack in CBOR (RFC 8428 section 6): labels are small integers, and a value with decimals is a decimal fraction, which is exact and shorter than a double.
/// </summary>
internal sealed class SenMlCborFormat(Channel[] channels) : IRecordFormat
{
    private const int LabelBaseName = -2;
    private const int LabelBaseTime = -3;
    private const int LabelName = 0;
    private const int LabelUnit = 1;
    private const int LabelValue = 2;

    private readonly CborWriter writer = new();

    public string Name => "senml-cbor";

    public byte[] Write(PeriodRecord record, long sequence, long utcMs)
    {
        writer.Reset();
        writer.WriteStartArray(record.Values.Count(value => value != PeriodRecord.Missing));
        bool isFirst = true;
        for (int column = 0; column < channels.Length; column++)
        {
            if (record.Values[column] != PeriodRecord.Missing)
            {
                WriteEntry(channels[column], record.Values[column], isFirst, utcMs);
                isFirst = false;
            }
        }

        writer.WriteEndArray();
        return writer.Encode();
    }

    private void WriteEntry(Channel channel, int value, bool isFirst, long utcMs)
    {
        const int entries = 3;
        const int baseEntries = 2;
        writer.WriteStartMap(isFirst ? entries + baseEntries : entries);
        if (isFirst)
        {
            writer.WriteInt32(LabelBaseName);
            writer.WriteTextString(SenMl.BaseName);
            writer.WriteInt32(LabelBaseTime);
            writer.WriteInt64(utcMs / 1000);
        }

        writer.WriteInt32(LabelName);
        writer.WriteTextString(channel.Name);
        writer.WriteInt32(LabelUnit);
        writer.WriteTextString(channel.Unit);
        writer.WriteInt32(LabelValue);
        WriteValue(value, channel.Decimals);
        writer.WriteEndMap();
    }

    private void WriteValue(int value, int decimals)
    {
        if (decimals == 0)
        {
            writer.WriteInt32(value);
            return;
        }

        writer.WriteTag(CborTag.DecimalFraction);
        writer.WriteStartArray(2);
        writer.WriteInt32(-decimals);
        writer.WriteInt32(value);
        writer.WriteEndArray();
    }
}
