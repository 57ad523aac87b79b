using System.Text.RegularExpressions;

namespace Station.Device.Tests.DeviceCode;

/// <summary>
/// The public API of one nanoFramework assembly as the files in Listings state it: a line with name and version, then one declaration a line, in C#,
/// behind the full name of what it declares.
/// </summary>
internal sealed partial class Listing
{
    private readonly HashSet<string> types = [];
    private readonly HashSet<string> members = [];

    public Listing(string[] lines)
    {
        Match head = Head().Match(lines[0]);
        Name = head.Groups["name"].Value;
        Version = Version.Parse(head.Groups["version"].ValueSpan);
        foreach (string line in lines.Skip(1))
        {
            Add(line);
        }
    }

    public string Name { get; }

    public Version Version { get; }

    public bool HasType(string key) => types.Contains(key);

    public bool HasMember(string key) => members.Contains(key);

    private void Add(string line)
    {
        Match declared = Declared().Match(line);
        if (!declared.Success)
        {
            // The value of an enumeration: it is compiled into its user.
            members.Add(line[..line.IndexOf(" = ", StringComparison.Ordinal)]);
            return;
        }

        string owner = declared.Groups["owner"].Value;
        string declaration = declared.Groups["declaration"].Value;
        if (TypeDeclaration().IsMatch(declaration))
        {
            AddType(owner, declaration);
        }
        else
        {
            AddMember(owner, declaration);
        }
    }

    private void AddType(string name, string declaration)
    {
        types.Add(name);
        if (declaration.Contains(" delegate ", StringComparison.Ordinal))
        {
            members.Add($"{name}..ctor(object,System.IntPtr)");
            members.Add($"{name}.Invoke({Parameters(declaration)})");
        }
    }

    private void AddMember(string name, string declaration)
    {
        int brace = declaration.IndexOf(" { ", StringComparison.Ordinal);
        if (declaration.Contains(" event ", StringComparison.Ordinal))
        {
            string handler = declaration.Split(' ')[^2];
            members.Add(Accessor(name, "add_", handler));
            members.Add(Accessor(name, "remove_", handler));
        }
        else if (brace >= 0 && !declaration.Contains('('))
        {
            AddProperty(name, declaration[..brace], declaration[brace..]);
        }
        else if (declaration.Contains('('))
        {
            members.Add($"{name}({Parameters(declaration)})");
        }
        else
        {
            members.Add(name);
        }
    }

    private void AddProperty(string name, string signature, string accessors)
    {
        string type = PropertyType().Match(signature).Groups["type"].Value;
        string index = "";
        Match indexer = Indexer().Match(signature);
        if (indexer.Success)
        {
            index = indexer.Groups["index"].Value;
            name = name[..name.LastIndexOf(".this", StringComparison.Ordinal)] + (name.StartsWith("System.String.", StringComparison.Ordinal) ? ".Chars" : ".Item");
        }

        if (accessors.Contains("get;", StringComparison.Ordinal))
        {
            members.Add(Accessor(name, "get_", index));
        }

        if (accessors.Contains("set;", StringComparison.Ordinal))
        {
            members.Add(Accessor(name, "set_", index.Length > 0 ? $"{index},{type}" : type));
        }
    }

    private static string Accessor(string name, string prefix, string parameters)
    {
        int dot = name.LastIndexOf('.');
        return $"{name[..(dot + 1)]}{prefix}{name[(dot + 1)..]}({parameters})";
    }

    private static string Parameters(string declaration)
    {
        int open = declaration.IndexOf('(');
        string inside = declaration[(open + 1)..declaration.LastIndexOf(')')];
        return inside.Length == 0 ? "" : string.Join(',', inside.Split(", ").Select(Parameter));
    }

    private static string Parameter(string declared)
    {
        string[] words = declared.Split(" = ")[0].Split(' ');
        string type = words[^2];
        return words.Contains("ref") || words.Contains("out") ? "ref " + type : type;
    }

    [GeneratedRegex(@"^# assembly (?<name>\S+), Version=(?<version>[\d.]+)")]
    private static partial Regex Head();

    [GeneratedRegex(@"^(?<owner>[^ :]*(?:\.this\[[^]]*\])?|[^:]*\.this\[[^]]*\]): (?<declaration>.*)$")]
    private static partial Regex Declared();

    [GeneratedRegex(@"^(\[\w+\] )*public (static |abstract |sealed )*(class|struct|interface|enum|delegate) ")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"(?<type>\S+) (\S+|this\[[^]]*\])$")]
    private static partial Regex PropertyType();

    [GeneratedRegex(@"this\[(?<index>\S+) \w+\]$")]
    private static partial Regex Indexer();
}
