using System.Xml.Linq;
using Xunit;

namespace Station.Device.Tests.Projects;

/// <summary>The projects for Visual Studio, which no build here compiles, hold the same sources and stand on each other as the ordinary ones do.</summary>
public sealed class VisualStudioTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Folder = Path.Combine(Root, "firmware", "VisualStudio");

    public static TheoryData<string> Projects => new("hal/Station.Hal", "firmware/Station.Measuring", "firmware/Station.Delivering", "firmware/Station", "hal/Station.Hal.Esp32", "firmware/Station.Esp32");

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_has_the_sources_and_the_references_of_the_ordinary_one(string ordinary)
    {
        string name = Path.GetFileName(ordinary);
        string folder = Path.Combine(Folder, name);
        XDocument project = XDocument.Load(Path.Combine(folder, name + ".nfproj"));
        XDocument original = XDocument.Load(Path.Combine(Root, ordinary, name + ".csproj"));

        Assert.Equal(name, Assert.Single(Values(project, "AssemblyName")));
        string sources = Path.GetFullPath(Path.Combine(folder, Assert.Single(Values(project, "Sources")).Replace('\\', '/')));
        Assert.Equal(Path.Combine(Root, ordinary), Path.TrimEndingDirectorySeparator(sources));
        Assert.Equal(References(original).Order(), References(project).Order());
        Assert.Equal(Imports(original), Imports(project));
        Assert.Contains($"\"{name}\\{name}.nfproj\"", File.ReadAllText(Path.Combine(Folder, "Station.Device.sln")));
    }

    [Fact]
    public void All_sources_are_taken_in_the_language_of_the_ordinary_build()
    {
        XDocument shared = XDocument.Load(Path.Combine(Folder, "Device.props"));
        Assert.Contains(shared.Descendants(), item => item.Name.LocalName == "Compile" && item.Attribute("Include")!.Value == @"$(Sources)**\*.cs");
        Assert.Equal(Values(XDocument.Load(Path.Combine(Root, "Directory.Build.props")), "LangVersion"), Values(shared, "LangVersion"));
    }

    private static string[] Values(XDocument document, string name) =>
        [.. document.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];

    private static IEnumerable<string> References(XDocument document) =>
        document.Descendants().Where(element => element.Name.LocalName == "ProjectReference").Select(element => FileName(element.Attribute("Include")!.Value));

    /// <summary>What the project imports of our own, beside the props that all of them share.</summary>
    private static IEnumerable<string> Imports(XDocument document) =>
        from element in document.Descendants()
        where element.Name.LocalName == "Import"
        let imported = element.Attribute("Project")!.Value
        where !imported.Contains("NFProjectSystem", StringComparison.Ordinal) && FileName(imported) != "Device"
        select FileName(imported);

    private static string FileName(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static string FindRoot()
    {
        string? folder = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder, "StationFirmware.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }
}
