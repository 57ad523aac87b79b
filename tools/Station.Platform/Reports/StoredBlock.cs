namespace Station.Platform.Reports;

/// <summary>Number, kind (1 minute, 2 hour, 3 event) and sequences of a block that is there.</summary>
internal readonly record struct StoredBlock(long Block, int Kind, long FirstSequence, long LastSequence);
