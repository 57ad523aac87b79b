using Station.Bytes;
using Station.Journal;
using Station.Platform.Wire;

namespace Station.Tests.Sensors;

/// <summary>Events of the firmware as the platform reads them.</summary>
internal static class PlatformEvents
{
    public static DayLevelsEvent DayLevels(byte[] body) => (DayLevelsEvent)Read(Station.Aggregation.EventType.DayLevels, body);

    public static EventDetail Read(Station.Aggregation.EventType type, byte[] body)
    {
        var writer = new ByteWriter(new byte[4_000]);
        new Station.Journal.BlockHeader { Kind = RecordKind.Event, Count = 1, Boot = 1 }.Write(writer);
        writer.Varint(0);
        writer.Varint(0);
        writer.U8((int)type);
        writer.Varint(body.Length);
        writer.Bytes(body, 0, body.Length);
        var content = new MessageContent();
        Xunit.Assert.Equal(Fault.None, content.Decode(writer.Buffer[..writer.Position]));
        return content.EventBlock.Records[0].Detail!;
    }
}
