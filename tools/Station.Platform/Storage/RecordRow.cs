using System.Text.Json;
using Microsoft.Data.Sqlite;
using Station.Platform.Wire;

namespace Station.Platform.Storage;

/// <summary>A row of the view of records with their times.</summary>
internal static class RecordRow
{
    /// <summary>The columns that <see cref="Read"/> expects at the head of a row.</summary>
    public const string Columns =
        """
        sequence, kind, sources, boot, boot_nonce, context, start_ms, length_ms, period_s, valid_s,
               value, quality, utc_ms, uncertainty_ms, event_type, event_body, time_state
        """;

    public const int ColumnCount = 17;

    public static StoredRecord Read(SqliteDataReader row)
    {
        var values = row.IsDBNull(10) ? [] : JsonSerializer.Deserialize<int?[]>(row.GetString(10))!;
        return new StoredRecord
        {
            Sequence = row.GetInt64(0),
            Kind = row.GetInt32(1),
            IsConfirmed = row.GetInt32(2) >= 2,
            Boot = row.GetInt64(3),
            BootNonce = (uint)row.GetInt64(4),
            Context = row.GetInt64(5),
            StartMs = row.GetInt64(6),
            LengthMs = row.GetInt32(7),
            PeriodSeconds = row.GetInt32(8),
            ValidSeconds = row.GetInt32(9),
            Values = values,
            Qualities = row.IsDBNull(11) ? new Quality[values.Length] : ReadQualities(row.GetString(11)),
            UtcMs = row.IsDBNull(12) ? null : row.GetInt64(12),
            UncertaintyMs = row.IsDBNull(13) ? null : row.GetInt64(13),
            EventType = row.IsDBNull(14) ? null : row.GetByte(14),
            EventBody = row.IsDBNull(15) ? [] : row.GetFieldValue<byte[]>(15),
            TimeState = Enum.Parse<TimeState>(row.GetString(16), ignoreCase: true),
        };
    }

    private static Quality[] ReadQualities(string list) =>
        [.. JsonSerializer.Deserialize<ushort[]>(list)!.Select(code => new Quality(code))];
}
