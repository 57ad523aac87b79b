namespace Station.Terminal.Sources;

/// <summary>The stored blocks, for the command <c>export</c>: sealed as they go to the broker, so that whoever carries them away can neither alter nor drop one unnoticed.</summary>
public interface IExportSource
{
    /// <summary>The topic that the blocks are published on; null on a station that keeps nothing.</summary>
    string BlockTopic { get; }

    /// <summary>Begins with the oldest block, after the records that wait in the open ones were sealed.</summary>
    /// <param name="all">All that are held, and not only those that the platform has not confirmed.</param>
    void BeginExport(bool all);

    /// <summary>The next block's message; null behind the last.</summary>
    byte[] NextExported();
}
