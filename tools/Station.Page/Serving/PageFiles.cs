using System.Reflection;

namespace Station.Page.Serving;

/// <summary>The files of the page. They are in the assembly: what is not, is not served, whatever a path says.</summary>
public sealed class PageFiles
{
    private const string Prefix = "page/";

    private static readonly string[] Parts = ["parts/xterm.mjs", "parts/xterm.css", "parts/addon-fit.mjs", "parts/uPlot.esm.js", "parts/uPlot.min.css"];

    private static readonly Dictionary<string, string> Types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".mjs"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, byte[]> files;

    private PageFiles(Dictionary<string, byte[]> files) => this.files = files;

    /// <summary>Whether terminal and charts are there: npm packages, which a build without npm lacks.</summary>
    public bool AreComplete => Parts.All(files.ContainsKey);

    /// <summary>Those of this build.</summary>
    public static PageFiles Load()
    {
        Assembly assembly = typeof(PageFiles).Assembly;
        return new PageFiles(assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), name => Read(assembly, name)));
    }

    /// <summary>A file and its type, by its path without a slash before it; the empty path is the page itself.</summary>
    public bool TryFind(string path, out byte[] content, out string type)
    {
        string name = path.Length == 0 ? "index.html" : path;
        type = Types.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");
        return files.TryGetValue(name, out content!);
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
