using Station.Platform.Tests.Encoding;

namespace Station.Platform.Tests.Vectors;

/// <summary>Event blocks with each type of event, and contexts on their topic.</summary>
internal static class EventVectors
{
    private static readonly TestStation Station = new();

    public static IEnumerable<VectorFile> Files()
    {
        yield return new VectorFile("event", "Event blocks with each type of event.", [new VectorStation(Station)], [.. Events()]);
        yield return new VectorFile(
            "context",
            "Event blocks on the topic of the context in force.",
            [new VectorStation(Station)],
            [
                Context("one column", TestEvents.Context(1)),
                Context("two sensors, three columns", TestEvents.Context(2, columns: 3, sensors: 2, maintenance: 1)),
                Context("no sensors, no text", TestEvents.Context(3, site: "", sensors: 0)),
                Context("32 sensors", TestEvents.Context(4, sensors: 32)),
                Context("64 columns", TestEvents.Context(5, columns: 64)),
            ]);
    }

    private static IEnumerable<Vector> Events()
    {
        (string Name, int Type, byte[] Body)[] events =
        [
            ("boot", 1, TestEvents.Boot(cause: 2, shortBoots: 1, previous: 6, findings: 3)),
            ("context", 2, TestEvents.Context(1)),
            ("clock anchor", 3, TestEvents.Anchor(61_000, 1_796_083_261_000, 18)),
            ("loss", 4, TestEvents.Loss(100, 163, 64)),
            ("day levels", 5, new ByteWriter().Varint(20_788).Varint(2)
                .Varint(0).Varint(960).Zigzag(553).Varint(480).Zigzag(448).Zigzag(561)
                .Varint(3).Varint(0).Zigzag(0).Varint(12).Zigzag(-5).Zigzag(0).ToArray()),
            ("calibration", 6, new ByteWriter().Varint(2).Zigzag(-30).Varint(1_013_500).Varint(20_790).Text("李").Varint(4).ToArray()),
            ("alarm raised", 7, new ByteWriter().Text("level-high").Varint(5).Byte(1).Zigzag(4_200).ToArray()),
            ("alarm ended", 7, new ByteWriter().Text("level-high").Varint(5).Byte(0).Zigzag(-4_100).ToArray()),
            ("settings", 8, new ByteWriter().Byte(1).Varint(17).Varint(1).ToArray()),
            ("status", 9, new ByteWriter().Varint(4).Varint(3).Varint(0).Varint(long.MaxValue).Varint(70_000).ToArray()),
            ("status without numbers", 9, new ByteWriter().Varint(0).ToArray()),
            ("another type", 99, [0xDE, 0xAD]),
            ("another type without a body", 255, []),
        ];
        foreach (var (name, type, body) in events)
        {
            yield return Block(name, (0L, 0L, type, body));
        }

        yield return Block("all of them in one block", [.. events.Select((item, index) => (index == 0 ? 0L : index, index * 250L, item.Type, item.Body))]);
    }

    private static Vector Block(string name, params (long Gap, long After, int Type, byte[] Body)[] events) =>
        Vector.Sealed(name, Station, "block", TestEvents.ToPayload(new TestHeader { Block = 2, First = 20, Held = 1, Previous = 5, StartMs = 4_000 }, events));

    private static Vector Context(string name, byte[] body) => Vector.Sealed(
        name, Station, "context", TestEvents.ToPayload(new TestHeader { Block = 1, First = 1, Previous = 9, Context = 0 }, (0, 0, 2, body)));
}
