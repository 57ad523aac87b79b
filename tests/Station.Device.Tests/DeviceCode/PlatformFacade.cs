using System.Reflection;
using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode;

/// <summary>
/// Stands in for an assembly of the platform that this runtime does not have: holds nothing and forwards each of its types to the runtime's type of the
/// same name.
/// </summary>
internal static class PlatformFacade
{
    private static readonly string[] Names = ["nanoFramework.System.Collections", "nanoFramework.System.Text"];

    public static bool Covers(string name) => Names.Contains(name);

    /// <summary>The image of the facade.</summary>
    public static MemoryStream Of(string name)
    {
        using ModuleDefinition signatures = ModuleDefinition.ReadModule(Path.Combine(DeviceAssemblies.SignatureFolder, name + ".dll"));
        using AssemblyDefinition facade = AssemblyDefinition.CreateAssembly(signatures.Assembly.Name, name, ModuleKind.Dll);
        foreach (TypeDefinition type in signatures.Types.Where(type => type.IsPublic))
        {
            if (Find(type.FullName) is { } host)
            {
                AssemblyName home = host.Assembly.GetName();
                AssemblyNameReference scope = new(home.Name, home.Version) { PublicKeyToken = home.GetPublicKeyToken() };
                facade.MainModule.AssemblyReferences.Add(scope);
                facade.MainModule.ExportedTypes.Add(new ExportedType(type.Namespace, type.Name, facade.MainModule, scope) { IsForwarder = true });
            }
        }

        MemoryStream image = new();
        facade.Write(image);
        image.Position = 0;
        return image;
    }

    private static Type? Find(string fullName) =>
        typeof(object).Assembly.GetType(fullName) ?? typeof(System.Collections.Stack).Assembly.GetType(fullName);
}
