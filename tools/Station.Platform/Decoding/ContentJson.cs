using System.Text.Json;
using Station.Platform.Wire;

namespace Station.Platform.Decoding;

/// <summary>Everything that a payload says, as JSON: what decoders in other languages are held against.</summary>
public static class ContentJson
{
    /// <summary>Writes the content that was decoded last as one object.</summary>
    public static void Write(Utf8JsonWriter writer, MessageContent content)
    {
        writer.WriteStartObject();
        switch (content.Kind)
        {
            case MessageKind.MinuteBlock or MessageKind.HourBlock:
                WritePeriodBlock(writer, content.PeriodBlock);
                break;
            case MessageKind.EventBlock:
                WriteEventBlock(writer, content.EventBlock);
                break;
            case MessageKind.Live:
                WriteLive(writer, content.Live);
                break;
            case MessageKind.Session:
                WriteSession(writer, content.Session);
                break;
            case MessageKind.Answer:
                WriteAnswer(writer, content.Answer);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(content));
        }

        writer.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter writer, string kind, BlockHeader header)
    {
        writer.WriteString("kind", kind);
        WriteBoot(writer, header.Boot, header.BootNonce);
        writer.WriteWhole("context", header.Context);
        writer.WriteWhole("block", header.Block);
        writer.WriteWhole("first", header.FirstSequence);
        writer.WriteWhole("count", header.Count);
        writer.WriteWhole("startMs", header.StartMs);
        writer.WriteWhole("held", header.Held);
        writer.WriteHex("previous", header.Previous);
    }

    private static void WriteBoot(Utf8JsonWriter writer, long boot, uint nonce)
    {
        writer.WriteWhole("boot", boot);
        writer.WriteHex("bootNonce", nonce);
    }

    private static void WritePeriodBlock(Utf8JsonWriter writer, PeriodBlock block)
    {
        WriteHeader(writer, block.Header.Kind == MessageKind.MinuteBlock ? "minute" : "hour", block.Header);
        writer.WriteWhole("periodS", block.PeriodSeconds);
        writer.WriteWhole("columns", block.ColumnCount);
        writer.WriteStartArray("records");
        for (var record = 0; record < block.Count; record++)
        {
            writer.WriteStartObject();
            writer.WriteWhole("sequence", block.Sequence(record));
            writer.WriteWhole("startMs", block.StartMs(record));
            writer.WriteWhole("lengthMs", block.LengthMs(record));
            writer.WriteWhole("validS", block.ValidSecondsOf(record));
            var (row, source) = (record, block);
            WriteCells(writer, block.ColumnCount, column => source.Quality(column, row), column => source.Value(column, row));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Values, null where absent, and quality codes of one record, in column order.</summary>
    private static void WriteCells(Utf8JsonWriter writer, int columns, Func<int, Quality> qualityOf, Func<int, int> valueOf)
    {
        writer.WriteStartArray("values");
        for (var column = 0; column < columns; column++)
        {
            if (qualityOf(column).Absent)
            {
                writer.WriteNullValue();
            }
            else
            {
                writer.WriteNumberValue(valueOf(column));
            }
        }

        writer.WriteEndArray();
        writer.WriteStartArray("quality");
        for (var column = 0; column < columns; column++)
        {
            writer.WriteNumberValue(qualityOf(column).Code);
        }

        writer.WriteEndArray();
    }

    private static void WriteEventBlock(Utf8JsonWriter writer, EventBlock block)
    {
        WriteHeader(writer, "event", block.Header);
        writer.WriteStartArray("events");
        foreach (var record in block.Records)
        {
            writer.WriteStartObject();
            writer.WriteWhole("sequence", record.Sequence);
            writer.WriteWhole("uptimeMs", record.UptimeMs);
            writer.WriteWhole("type", record.Type);
            writer.WriteHex("body", record.Body);
            EventDetailJson.Write(writer, record.Detail);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLive(Utf8JsonWriter writer, LiveRecord live)
    {
        writer.WriteString("kind", "live");
        WriteBoot(writer, live.Boot, live.BootNonce);
        writer.WriteWhole("context", live.Context);
        writer.WriteWhole("sequence", live.Sequence);
        writer.WriteWhole("startMs", live.StartMs);
        writer.WriteWhole("periodS", live.PeriodSeconds);
        writer.WriteWhole("lengthMs", live.LengthMs);
        writer.WriteWhole("validS", live.ValidSeconds);
        writer.WriteWhole("nextBlock", live.NextBlock);
        writer.WriteWhole("utcMs", live.UtcMs);
        writer.WriteWhole("uncertaintyMs", live.UncertaintyMs);
        WriteCells(writer, live.ColumnCount, live.Quality, live.Value);
    }

    private static void WriteSession(Utf8JsonWriter writer, SessionMessage session)
    {
        writer.WriteString("kind", "session");
        WriteBoot(writer, session.Boot, session.BootNonce);
        writer.WriteHex("session", session.Session);
        writer.WriteWhole("uptimeMs", session.UptimeMs);
        writer.WriteWhole("commandCounter", session.CommandCounter);
        writer.WriteWhole("nextBlock", session.NextBlock);
        writer.WriteWhole("oldestHeld", session.OldestHeld);
        writer.WriteWhole("nextSequence", session.NextSequence);
        writer.WriteString("firmware", session.FirmwareVersion);
    }

    private static void WriteAnswer(Utf8JsonWriter writer, AnswerMessage answer)
    {
        writer.WriteString("kind", "answer");
        writer.WriteHex("session", answer.Session);
        WriteBoot(writer, answer.Boot, answer.BootNonce);
        writer.WriteWhole("uptimeMs", answer.UptimeMs);
        writer.WriteWhole("commandCounter", answer.CommandCounter);
        writer.WriteHex("id", answer.CommandId);
        writer.WriteWhole("outcome", answer.Outcome);
        writer.WriteHex("body", answer.Body);
    }
}
