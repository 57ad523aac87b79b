using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Station.Tool.Flashing;

/// <summary>
/// An application image: the assemblies as the metadata processor writes them, one behind the other. Each begins with a mark and says in its header how long it is (nf-interpreter,
/// CLR_RECORD_ASSEMBLY: the last of the starts of its tables is its end).
/// </summary>
internal sealed class ImageFile
{
    private const int EndField = 100;
    private const int HeaderBytes = 124;
    private const int Alignment = 4;

    /// <summary>No board has room for more.</summary>
    private const int LimitBytes = 16 << 20;

    private readonly byte[] content;

    private ImageFile(string path, byte[] content)
    {
        Path = path;
        this.content = content;
    }

    private static ReadOnlySpan<byte> Mark => "NFMRK1\0\0"u8;

    public string Path { get; }

    public int Length => content.Length;

    public string Digest => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <exception cref="ToolError">It cannot be read, or is no image, or no whole one.</exception>
    public static ImageFile Read(string path)
    {
        byte[] content;
        try
        {
            var file = new FileInfo(path);
            content = file.Length <= LimitBytes ? File.ReadAllBytes(path) : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, $"cannot be read: {error.Message}");
        }

        int end = EndOfAssemblies(content);
        return end == content.Length && end > 0
            ? new ImageFile(path, content)
            : throw Unusable(path, $"is no application image: what begins at byte {end} is no whole assembly.");
    }

    /// <summary>Whether a text is one of its string literals: they end with a zero each.</summary>
    public bool Holds(string literal) => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\0{literal}\0")) >= 0;

    private static int EndOfAssemblies(ReadOnlySpan<byte> content)
    {
        int position = 0;
        while (content.Length - position >= HeaderBytes && content[position..].StartsWith(Mark))
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(content[(position + EndField)..]);
            if (length < HeaderBytes || length % Alignment != 0 || length > content.Length - position)
            {
                break;
            }

            position += (int)length;
        }

        return position;
    }

    private static ToolError Unusable(string path, string what) =>
        new(ExitStatus.Input, "flash-image", $"{path} {what}", "Give the .bin of the build: the .pe files of all assemblies one behind the other (docs/flash.md).");
}
