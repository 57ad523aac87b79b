using System.Reflection;
using System.Runtime.Loader;

namespace Station.Device.Tests.DeviceCode;

/// <summary>
/// Runs device assemblies on this runtime, whose mscorlib forwards to its own base library; what else portable code leans on is forwarded there too. The HAL's interfaces are the host's, so that host
/// and device code can talk.
/// </summary>
internal sealed class DeviceLoadContext : AssemblyLoadContext
{
    public Type Type(string assembly, string name) => LoadFromAssemblyName(new AssemblyName(assembly)).GetType(name, true)!;

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name == "Station.Hal")
        {
            return null;
        }

        if (PlatformFacade.Covers(name.Name!))
        {
            return LoadFromStream(PlatformFacade.Of(name.Name!));
        }

        string? file = DeviceAssemblies.Names.FirstOrDefault(n => Path.GetFileNameWithoutExtension(n) == name.Name);
        return file == null ? null : LoadFromAssemblyPath(Path.Combine(DeviceAssemblies.Folder, file));
    }
}
