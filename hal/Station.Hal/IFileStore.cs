namespace Station.Hal;

/// <summary>
/// The board's flash volume. Each operation runs from open to close; there is no open handle between calls. A change is
/// durable when the call returned <see cref="FileStatus.Done"/> and not before. Paths are relative, with '/' between a directory
/// and a name; directories come into being with their first file. Worst stall: 1 s when the volume moves blocks.
/// </summary>
public interface IFileStore
{
    /// <summary>
    /// Reads up to <paramref name="count"/> bytes from <paramref name="position"/>. <paramref name="read"/> is smaller
    /// than asked for, possibly 0, where the file ends.
    /// </summary>
    FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read);

    /// <summary>Creates the file or replaces its whole content: old or new after a power cut. A new file may be left empty by a cut.</summary>
    FileStatus Replace(string path, byte[] data, int count);

    /// <summary>Appends to the file, creating it where it is missing: all or nothing after a power cut.</summary>
    FileStatus Append(string path, byte[] data, int count);

    /// <summary>Deletes the file.</summary>
    FileStatus Delete(string path);

    /// <summary>Names of the files in a directory, in no order; null when it is missing or unreadable. Expensive: for recovery only.</summary>
    string[] List(string directory);
}
