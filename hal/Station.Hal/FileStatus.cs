namespace Station.Hal;

/// <summary>How a file operation ended.</summary>
public enum FileStatus : byte
{
    /// <summary>Done; a change is durable.</summary>
    Done = 0,

    /// <summary>There is no such file.</summary>
    NotFound = 1,

    /// <summary>No room; the old content is unchanged. The device cannot tell and says <see cref="Failed"/>.</summary>
    NoSpace = 2,

    /// <summary>The medium refused; the old content is unchanged or unreadable.</summary>
    Failed = 3,
}
