namespace System.IO;

public static class Directory
{
    public static DirectoryInfo CreateDirectory(string path) => throw null;

    public static bool Exists(string path) => throw null;

    public static string[] GetFiles(string path) => throw null;
}
