using System.Buffers.Binary;
using System.Text;

namespace Station.FieldKit.Tests.Flashing;

/// <summary>Application images for the tests: assemblies with a header as the metadata processor writes it, and string literals behind.</summary>
internal static class TestImage
{
    private const int HeaderBytes = 124;
    private const int EndField = 100;

    /// <summary>An image of one assembly with such a literal.</summary>
    public static string Write(WorkFolder folder, string literal, string name = "station.bin") => Write(folder, name, Assembly("mscorlib", 2048), Assembly(literal, 1024));

    public static string Write(WorkFolder folder, string name, params byte[][] assemblies)
    {
        File.WriteAllBytes(folder[name], [.. assemblies.SelectMany(assembly => assembly)]);
        return folder[name];
    }

    public static byte[] Assembly(string literal, int length)
    {
        byte[] assembly = new byte[length];
        "NFMRK1\0\0"u8.CopyTo(assembly);
        BinaryPrimitives.WriteInt32LittleEndian(assembly.AsSpan(EndField), length);
        Encoding.UTF8.GetBytes(literal).CopyTo(assembly, HeaderBytes + 1);
        return assembly;
    }
}
