using System.Formats.Cbor;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Station.Platform.Senml;

/// <summary>Packs as bytes.</summary>
public static class SenmlWriter
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(SenmlPack pack, SenmlForm form) => form == SenmlForm.Json ? WriteJson(pack) : WriteCbor(pack);

    private static byte[] WriteJson(SenmlPack pack)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonOptions))
        {
            writer.WriteStartArray();
            for (var index = 0; index < pack.Records.Count; index++)
            {
                writer.WriteStartObject();
                if (index == 0)
                {
                    WriteBase(writer, pack);
                }

                WriteRecord(writer, pack.Records[index]);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return stream.ToArray();
    }

    private static void WriteBase(Utf8JsonWriter writer, SenmlPack pack)
    {
        if (pack.HasSecondaryUnits)
        {
            writer.WriteNumber("bver", SenmlPack.SecondaryUnitsVersion);
        }

        writer.WriteString("bn", pack.BaseName);
        writer.WritePropertyName("bt");
        writer.WriteRawValue(pack.BaseTime.ToString());
    }

    private static void WriteRecord(Utf8JsonWriter writer, SenmlRecord record)
    {
        writer.WriteString("n", record.Name);
        if (record.Unit is not null)
        {
            writer.WriteString("u", record.Unit);
        }

        if (record.Value is { } value)
        {
            writer.WritePropertyName("v");
            writer.WriteRawValue(value.ToString());
        }

        if (record.Text is not null)
        {
            writer.WriteString("vs", record.Text);
        }
    }

    /// <summary>Deterministic CBOR: labels of RFC 8428 section 6, definite lengths, sorted keys, shortest numbers.</summary>
    private static byte[] WriteCbor(SenmlPack pack)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(pack.Records.Count);
        for (var index = 0; index < pack.Records.Count; index++)
        {
            var record = pack.Records[index];
            writer.WriteStartMap(FieldCount(record) + (index == 0 ? BaseFieldCount(pack) : 0));
            if (index == 0)
            {
                WriteBase(writer, pack);
            }

            WriteRecord(writer, record);
            writer.WriteEndMap();
        }

        writer.WriteEndArray();
        return writer.Encode();
    }

    private static int BaseFieldCount(SenmlPack pack) => pack.HasSecondaryUnits ? 3 : 2;

    private static int FieldCount(SenmlRecord record) =>
        1 + (record.Unit is null ? 0 : 1) + (record.Value is null ? 0 : 1) + (record.Text is null ? 0 : 1);

    private static void WriteBase(CborWriter writer, SenmlPack pack)
    {
        if (pack.HasSecondaryUnits)
        {
            writer.WriteInt32(SenmlLabel.BaseVersion);
            writer.WriteInt32(SenmlPack.SecondaryUnitsVersion);
        }

        writer.WriteInt32(SenmlLabel.BaseName);
        writer.WriteTextString(pack.BaseName);
        writer.WriteInt32(SenmlLabel.BaseTime);
        WriteNumber(writer, pack.BaseTime);
    }

    private static void WriteRecord(CborWriter writer, SenmlRecord record)
    {
        writer.WriteInt32(SenmlLabel.Name);
        writer.WriteTextString(record.Name);
        if (record.Unit is not null)
        {
            writer.WriteInt32(SenmlLabel.Unit);
            writer.WriteTextString(record.Unit);
        }

        if (record.Value is { } value)
        {
            writer.WriteInt32(SenmlLabel.Value);
            WriteNumber(writer, value);
        }

        if (record.Text is not null)
        {
            writer.WriteInt32(SenmlLabel.Text);
            writer.WriteTextString(record.Text);
        }
    }

    /// <summary>A whole number as one; a fraction as the binary number that the text in JSON would be read as.</summary>
    private static void WriteNumber(CborWriter writer, SenmlNumber number)
    {
        if (number.ToWhole() is { } whole)
        {
            writer.WriteInt64(whole);
        }
        else
        {
            writer.WriteDouble(number.ToDouble());
        }
    }
}
