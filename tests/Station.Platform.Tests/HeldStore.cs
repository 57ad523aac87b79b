using Microsoft.Data.Sqlite;

namespace Station.Platform.Tests;

/// <summary>Keeps every other writer out of a store.</summary>
internal sealed class HeldStore : IAsyncDisposable
{
    private readonly SqliteConnection connection;

    public HeldStore(string path)
    {
        connection = new SqliteConnection($"Data Source={path};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
