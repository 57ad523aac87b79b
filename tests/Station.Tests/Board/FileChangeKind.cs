namespace Station.Tests.Board;

/// <summary>Ways to change a file.</summary>
internal enum FileChangeKind
{
    Replace,
    Append,
    Delete,
}
