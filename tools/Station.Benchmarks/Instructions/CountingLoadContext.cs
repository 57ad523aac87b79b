using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;

namespace Station.Benchmarks.Instructions;

/// <summary>
/// Holds the counted firmware and a copy of each assembly that refers to it; everything else, the HAL above all, is shared with the rest of the process.
/// </summary>
internal sealed class CountingLoadContext(byte[] firmware) : AssemblyLoadContext("counted firmware")
{
    private const string Firmware = "Station";

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name == Firmware)
        {
            return LoadFromStream(new MemoryStream(firmware));
        }

        string path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return name.Name!.StartsWith(Firmware + ".", StringComparison.Ordinal) && File.Exists(path) && RefersToFirmware(path)
            ? LoadFromAssemblyPath(path)
            : null;
    }

    private static bool RefersToFirmware(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        return module.AssemblyReferences.Any(reference => reference.Name == Firmware);
    }
}
