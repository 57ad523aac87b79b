using System.Buffers.Binary;
using System.Security.Cryptography;
using SQLitePCL;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Station.Platform.Storage;

/// <summary>
/// Fingerprint of a store's logical content: every row of every table, in an order drawn from the rows themselves. What
/// depends on when and in which order messages came is left out.
/// </summary>
internal static class StoreDigest
{
    private static readonly HashSet<string> ArrivalColumns = ["id", "received_ms", "first_received_ms", "longest_delay_ms", "least_delay_ms"];

    public static string Compute(StoreDatabase database)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var table in ReadNames(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
        {
            var columns = ReadNames(database, $"SELECT name FROM pragma_table_info('{table}')")
                .Where(column => !ArrivalColumns.Contains(column));
            hash.AppendData(Encoding.UTF8.GetBytes(table));
            AppendRows(hash, database, table, string.Join(", ", columns));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<string> ReadNames(StoreDatabase database, string sql)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static void AppendRows(IncrementalHash hash, StoreDatabase database, string table, string columns)
    {
        using var command = database.Connection.CreateCommand();
        command.CommandText = $"SELECT {columns} FROM {table} ORDER BY {columns}";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            for (var column = 0; column < rows.FieldCount; column++)
            {
                AppendValue(hash, rows, column);
            }
        }
    }

    /// <summary>Type, length and bytes, so that no two rows run together to the same input.</summary>
    private static void AppendValue(IncrementalHash hash, SqliteDataReader row, int column)
    {
        var (type, bytes) = row.GetValue(column) switch
        {
            long number => ((byte)raw.SQLITE_INTEGER, BitConverter.GetBytes(number)),
            string text => ((byte)raw.SQLITE_TEXT, Encoding.UTF8.GetBytes(text)),
            byte[] blob => ((byte)raw.SQLITE_BLOB, blob),
            _ => ((byte)raw.SQLITE_NULL, []),
        };
        Span<byte> head = stackalloc byte[5];
        head[0] = type;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
        hash.AppendData(head);
        hash.AppendData(bytes);
    }
}
