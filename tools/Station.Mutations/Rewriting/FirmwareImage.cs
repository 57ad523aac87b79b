using Mono.Cecil;

namespace Station.Mutations.Rewriting;

/// <summary>The firmware's compiled assemblies in a folder, open for rewriting.</summary>
public sealed class FirmwareImage : IDisposable
{
    /// <summary>What the firmware is made of.</summary>
    public static readonly string[] Assemblies = ["Station.Measuring", "Station.Delivering", "Station"];

    private readonly DefaultAssemblyResolver resolver = new();
    private readonly ModuleDefinition[] modules;
    private readonly HashSet<ModuleDefinition> edited = [];

    /// <param name="folder">Holds the assemblies.</param>
    public FirmwareImage(string folder)
    {
        resolver.AddSearchDirectory(folder);
        var parameters = new ReaderParameters { AssemblyResolver = resolver };
        modules = [.. Assemblies.Select(name => ModuleDefinition.ReadModule(new MemoryStream(File.ReadAllBytes(Path.Combine(folder, name + ".dll"))), parameters))];
    }

    /// <summary>A method, open for rewriting.</summary>
    /// <param name="type">Name of its class, without the namespace.</param>
    /// <param name="method">Its name, of which the class has one; a property's is <c>get_Name</c>.</param>
    /// <exception cref="RewritingException">There is no such method, or there are several.</exception>
    public MethodEdit Method(string type, string method)
    {
        TypeDefinition[] types = [.. modules.SelectMany(module => module.Types).Where(one => one.Name == type)];
        MethodDefinition[] methods = [.. types.SelectMany(one => one.Methods).Where(one => one.Name == method && one.HasBody)];
        if (methods.Length != 1)
        {
            throw new RewritingException($"{type}.{method}: the firmware has {methods.Length} methods of that name, 1 was expected.");
        }

        edited.Add(methods[0].Module);
        return new MethodEdit(methods[0]);
    }

    /// <summary>Writes the assemblies that were rewritten into a folder.</summary>
    public void Save(string folder)
    {
        foreach (ModuleDefinition module in edited)
        {
            module.Write(Path.Combine(folder, module.Name));
        }
    }

    /// <summary>Lets go of the assemblies.</summary>
    public void Dispose()
    {
        foreach (ModuleDefinition module in modules)
        {
            module.Dispose();
        }

        resolver.Dispose();
    }
}
