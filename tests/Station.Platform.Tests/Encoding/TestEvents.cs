namespace Station.Platform.Tests.Encoding;

/// <summary>Event blocks and bodies.</summary>
internal static class TestEvents
{
    /// <summary>A payload with events as (gap, after, type, body).</summary>
    public static byte[] ToPayload(TestHeader header, params (long Gap, long After, int Type, byte[] Body)[] events)
    {
        var writer = new ByteWriter();
        (header with { Kind = 0x13, Count = events.Length }).Write(writer);
        foreach (var (gap, after, type, body) in events)
        {
            writer.Varint(gap).Varint(after).Byte(type).Varint(body.Length).Bytes(body);
        }

        return writer.ToArray();
    }

    public static byte[] Boot(int cause = 1, long shortBoots = 0, long previous = 0, int findings = 0) =>
        new ByteWriter().Byte(cause).Varint(shortBoots).Varint(previous).Byte(findings).Text("0.1.0").Text("reference").ToArray();

    public static byte[] Anchor(long uptimeMs, long utcMs, long uncertaintyMs, int source = 1) =>
        new ByteWriter().Varint(uptimeMs).Varint(utcMs).Varint(uncertaintyMs).Byte(source).ToArray();

    public static byte[] Loss(long first, long last, long count) =>
        new ByteWriter().Byte(1).Byte(1).Varint(first).Varint(last).Varint(count)
            .Varint(1).Varint(1000).Varint(1).Varint(2000).ToArray();

    /// <summary>A context whose columns a test chooses; hours have the same, each made of the minute column in its place.</summary>
    public static byte[] ContextOf(long number, int maintenance, params (string Factor, int Statistic, string Unit, int Exponent, int Instance)[] columns) =>
        ContextOf(number, maintenance, columns, [.. columns.Select((column, source) => (source, column.Statistic, column.Unit, column.Exponent))]);

    public static byte[] ContextOf(
        long number,
        int maintenance,
        (string Factor, int Statistic, string Unit, int Exponent, int Instance)[] columns,
        (int Source, int Statistic, string Unit, int Exponent)[] hourColumns)
    {
        var writer = new ByteWriter().Varint(number).Text("Roof, 邢台").Zigzag(37_068_000).Zigzag(-114_504_000).Zigzag(480).Varint(0)
            .Text("0.1.0").Varint(4).Bytes([1, 2, 3, 4]).Text("reference").Text("reference.profile").Varint(3).Byte(maintenance)
            .Varint(0).Varint(columns.Length);
        foreach (var (factor, statistic, unit, exponent, instance) in columns)
        {
            writer.Text(factor).Byte(statistic).Text(unit).Zigzag(exponent).Varint(instance)
                .Zigzag(0).Varint(1_000_000).Varint(20_000).Text("Li").Varint(1);
        }

        writer.Varint(hourColumns.Length);
        foreach (var (source, statistic, unit, exponent) in hourColumns)
        {
            writer.Varint(source).Byte(statistic).Text(unit).Zigzag(exponent);
        }

        return writer.ToArray();
    }

    public static byte[] Context(long number, int columns = 1, string site = "Roof, 邢台", int maintenance = 0, int sensors = 1)
    {
        var writer = new ByteWriter().Varint(number).Text(site).Zigzag(37_068_000).Zigzag(-114_504_000).Zigzag(480).Varint(0)
            .Text("0.1.0").Varint(4).Bytes([1, 2, 3, 4]).Text("reference").Text("reference.profile").Varint(3).Byte(maintenance)
            .Varint(sensors);
        for (var sensor = 0; sensor < sensors; sensor++)
        {
            writer.Text("pms").Text("PMS5003").Text("S-17");
        }

        writer.Varint(columns);
        for (var column = 0; column < columns; column++)
        {
            writer.Text("a34004").Byte(1).Text("ug/m3").Zigzag(-1).Varint(column + 1)
                .Zigzag(-5).Varint(1_000_000).Varint(20_000).Text("Li").Varint(2);
        }

        writer.Varint(2 * columns > 64 ? 0 : 2 * columns);
        for (var column = 0; column < 2 * columns && 2 * columns <= 64; column++)
        {
            writer.Varint(column / 2).Byte(column % 2 == 0 ? 1 : 4).Text(column % 2 == 0 ? "ug/m3" : "min").Zigzag(column % 2 == 0 ? -1 : 0);
        }

        return writer.ToArray();
    }
}
