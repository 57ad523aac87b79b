using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;

namespace Station.Benchmarks.Instructions;

/// <summary>
/// Holds the counted firmware and a copy of each assembly that refers to it; everything else, the HAL above all, is shared with the rest of the process.
/// </summary>
/// <param name="firmware">The images with counters by the names of their assemblies.</param>
internal sealed class CountingLoadContext(IReadOnlyDictionary<string, byte[]> firmware) : AssemblyLoadContext("counted firmware")
{
    private const string Product = "Station.";

    protected override Assembly? Load(AssemblyName name)
    {
        if (firmware.TryGetValue(name.Name!, out byte[]? image))
        {
            return LoadFromStream(new MemoryStream(image));
        }

        string path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return name.Name!.StartsWith(Product, StringComparison.Ordinal) && File.Exists(path) && RefersToFirmware(path)
            ? LoadFromAssemblyPath(path)
            : null;
    }

    private bool RefersToFirmware(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        return module.AssemblyReferences.Any(reference => firmware.ContainsKey(reference.Name));
    }
}
