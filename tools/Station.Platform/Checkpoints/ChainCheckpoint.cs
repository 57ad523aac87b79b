namespace Station.Platform.Checkpoints;

/// <summary>What a store held of all chains at one time: signed and lodged with a third party, it binds the platform itself.</summary>
public sealed record ChainCheckpoint(DateTimeOffset Time, IReadOnlyList<ChainHead> Heads);
