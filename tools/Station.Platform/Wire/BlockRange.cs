namespace Station.Platform.Wire;

/// <summary>A step of a receipt: blocks that are there, then blocks that are missing.</summary>
public readonly record struct BlockRange(long Skip, long Length);
