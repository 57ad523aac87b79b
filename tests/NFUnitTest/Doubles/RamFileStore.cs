using System;
using System.Collections;
using Station.Hal;

namespace Station.UnitTests.Doubles;

/// <summary>A volume in RAM that never refuses and outlives the firmware on it.</summary>
internal sealed class RamFileStore : IFileStore
{
    private readonly ArrayList paths = new ArrayList();
    private readonly ArrayList contents = new ArrayList();

    public FileStatus Read(string path, int position, byte[] buffer, int offset, int count, out int read)
    {
        read = 0;
        int file = paths.IndexOf(path);
        if (file < 0)
        {
            return FileStatus.NotFound;
        }

        byte[] content = (byte[])contents[file];
        int left = content.Length - position;
        read = left < 0 ? 0 : left < count ? left : count;
        Array.Copy(content, left < 0 ? 0 : position, buffer, offset, read);
        return FileStatus.Done;
    }

    public FileStatus Replace(string path, byte[] data, int count)
    {
        byte[] content = new byte[count];
        Array.Copy(data, 0, content, 0, count);
        Store(path, content);
        return FileStatus.Done;
    }

    public FileStatus Append(string path, byte[] data, int count)
    {
        int file = paths.IndexOf(path);
        int before = file < 0 ? 0 : ((byte[])contents[file]).Length;
        byte[] content = new byte[before + count];
        if (file >= 0)
        {
            Array.Copy((byte[])contents[file], 0, content, 0, before);
        }

        Array.Copy(data, 0, content, before, count);
        Store(path, content);
        return FileStatus.Done;
    }

    public FileStatus Delete(string path)
    {
        int file = paths.IndexOf(path);
        if (file < 0)
        {
            return FileStatus.NotFound;
        }

        paths.RemoveAt(file);
        contents.RemoveAt(file);
        return FileStatus.Done;
    }

    public string[] List(string directory)
    {
        string prefix = directory + "/";
        ArrayList names = new ArrayList();
        for (int i = 0; i < paths.Count; i++)
        {
            string path = (string)paths[i];
            if (path.IndexOf(prefix) == 0)
            {
                names.Add(path.Substring(prefix.Length));
            }
        }

        return names.Count == 0 ? null : (string[])names.ToArray(typeof(string));
    }

    private void Store(string path, byte[] content)
    {
        int file = paths.IndexOf(path);
        if (file >= 0)
        {
            contents[file] = content;
            return;
        }

        paths.Add(path);
        contents.Add(content);
    }
}
