namespace Station.Platform.Wire;

/// <summary>Payload of a live message to its record.</summary>
internal static class LiveDecoder
{
    private const int LongestPeriodSeconds = int.MaxValue / 1000;

    public static Fault Decode(ReadOnlySpan<byte> payload, LiveRecord record)
    {
        var reader = new ByteReader(payload);
        reader.ReadByte();
        ReadHead(ref reader, record);
        ReadQuality(ref reader, record);
        for (var column = 0; column < record.ColumnCount; column++)
        {
            var absent = record.Quality(column).Absent;
            record.ValueNumbers[column] = absent ? 0 : reader.ReadZigzag32(Fault.ValueRange);
        }

        reader.ExpectEnd();
        return reader.Fault;
    }

    private static void ReadHead(ref ByteReader reader, LiveRecord record)
    {
        record.Boot = reader.ReadVarint(1, long.MaxValue, Fault.Boot);
        record.BootNonce = reader.ReadUInt32();
        record.Context = reader.ReadVarint();
        record.Sequence = reader.ReadNumber();
        record.StartMs = reader.ReadVarint();
        record.PeriodSeconds = (int)reader.ReadVarint(1, LongestPeriodSeconds, Fault.Period);
        var lengthMs = (record.PeriodSeconds * 1000L) + reader.ReadZigzag32(Fault.Length);
        reader.Require(lengthMs is >= 0 and <= int.MaxValue, Fault.Length);
        record.LengthMs = unchecked((int)lengthMs);
        record.ValidSeconds = (int)reader.ReadVarint(0, int.MaxValue, Fault.ValidSeconds);
        record.NextBlock = reader.ReadNumber();
        record.UtcMs = reader.ReadVarint();
        record.UncertaintyMs = reader.ReadVarint();
        record.ColumnCount = (int)reader.ReadVarint(1, PeriodBlock.MostColumns, Fault.Columns);
    }

    /// <summary>12 bits a column: absent 1, flag 3, reason 8, in this order.</summary>
    private static void ReadQuality(ref ByteReader reader, LiveRecord record)
    {
        var codes = record.QualityCodes.AsSpan(0, record.ColumnCount);
        codes.Clear();
        var form = reader.ReadByte();
        reader.Require(form <= 1, Fault.Quality);
        if (form == 0 || reader.Failed)
        {
            return;
        }

        var bits = new BitReader(reader.Take(((codes.Length * 12) + 7) / 8));
        foreach (ref var code in codes)
        {
            code = new Quality(bits.Read(1) != 0, (int)bits.Read(3), (int)bits.Read(8)).Code;
            reader.Require(Quality.IsSound(code), Fault.Quality);
        }

        bits.ExpectEnd();
        reader.Require(!bits.Failed, bits.Fault);

        // A record whose values are all normal has a shorter form, and there is one way to write it.
        reader.Require(codes.ContainsAnyExcept(0), Fault.Quality);
    }
}
