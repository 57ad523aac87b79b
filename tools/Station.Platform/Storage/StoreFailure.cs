namespace Station.Platform.Storage;

/// <summary>The database refused an operation; at the store's door it becomes an error for people.</summary>
internal sealed class StoreFailure(int status, string message) : Exception(message)
{
    public int Status => status;
}
