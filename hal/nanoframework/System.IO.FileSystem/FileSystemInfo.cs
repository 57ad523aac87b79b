namespace System.IO;

public abstract class FileSystemInfo : MarshalByRefObject
{
    internal FileSystemInfo() => throw null;
}
