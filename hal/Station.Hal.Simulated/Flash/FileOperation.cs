namespace Station.Hal.Simulated.Flash;

/// <summary>One file operation of the firmware, as a trace shows it.</summary>
public readonly record struct FileOperation(string Verb, string Path, int Bytes, FileStatus Status);
