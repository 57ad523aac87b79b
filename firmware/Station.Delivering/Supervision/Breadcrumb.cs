using System.Text;
using Station.Bytes;
using Station.Hal;

namespace Station.Supervision;

/// <summary>
/// The file that tells the next boot why this one ended: <c>token detail</c>. The firmware writes it before it reboots, adapters write it when an exception
/// reaches them. Without one the end was not planned.
/// </summary>
public sealed class Breadcrumb
{
    /// <summary>The file; the adapters know it as well, because they write it when the firmware cannot.</summary>
    public const string Path = "run/breadcrumb";

    private const int LimitBytes = 96;

    private readonly IFileStore files;

    public Breadcrumb(IFileStore files)
    {
        this.files = files;
    }

    /// <summary>The first word, empty when there was no breadcrumb.</summary>
    public string Token { get; private set; } = "";

    /// <summary>What follows the first word.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Writes the breadcrumb of a reboot. False when flash refused; the reboot will then count as unplanned.</summary>
    public bool Write(string token, int detail)
    {
        byte[] content = Encoding.UTF8.GetBytes(token + " " + detail.ToString());
        return files.Replace(Path, content, content.Length) == FileStatus.Done;
    }

    /// <summary>Reads the breadcrumb of the boot before and deletes it, so that it speaks for one boot only. False when there is none.</summary>
    public bool Take()
    {
        byte[] buffer = new byte[LimitBytes];
        FileStatus status = files.Read(Path, 0, buffer, 0, LimitBytes, out int count);
        if (status == FileStatus.NotFound)
        {
            return false;
        }

        files.Delete(Path);
        count = status == FileStatus.Done ? PlainCount(buffer, count) : 0;
        if (count == 0)
        {
            return false;
        }

        string text = Encoding.UTF8.GetString(buffer, 0, count);
        int space = text.IndexOf(' ');
        Token = space < 0 ? text : text.Substring(0, space);
        Detail = space < 0 ? "" : text.Substring(space + 1);
        return true;
    }

    /// <summary>Bytes up to the first that is not plain text: an exception's message may hold anything and be cut anywhere.</summary>
    private static int PlainCount(byte[] buffer, int count)
    {
        int plain = 0;
        while (plain < count)
        {
            int length = Utf8.SequenceBytes(buffer[plain]);
            if (length > count - plain || !Utf8.IsPlainText(buffer, plain, length) || length == 0)
            {
                break;
            }

            plain += length;
        }

        return plain;
    }
}
