namespace Station.Tests.Journal.Life;

/// <summary>A moment of a <see cref="LifeLog"/>.</summary>
internal readonly record struct LifeMark(int NextSequence, long NextBlock, int Received);
