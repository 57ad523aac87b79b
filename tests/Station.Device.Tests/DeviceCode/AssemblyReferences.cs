using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode;

/// <summary>The rules on what an assembly for the device may reference.</summary>
internal static class AssemblyReferences
{
    /// <summary>All that the portable firmware may lean on.</summary>
    private static readonly string[] Portable = ["mscorlib", "nanoFramework.System.Collections", "nanoFramework.System.Text", "Station.Hal", "Station.Measuring", "Station.Delivering"];

    /// <summary>References that are neither ours nor a nanoFramework assembly of the listed version.</summary>
    public static IEnumerable<string> Unknown(ModuleDefinition module) =>
        from reference in module.AssemblyReferences
        where !DeviceAssemblies.Names.Contains(reference.Name + ".dll")
        let listing = ListingLibrary.All.Find(reference.Name)
        where listing == null || listing.Version != reference.Version
        select $"{module.Name} references {reference.FullName}";

    public static IEnumerable<string> NotPortable(ModuleDefinition module) =>
        from reference in module.AssemblyReferences
        where !Portable.Contains(reference.Name)
        select $"{module.Name} references {reference.Name}";

    /// <summary>References of a part of the firmware to one that comes after it on the road, or to itself.</summary>
    public static IEnumerable<string> Backward(ModuleDefinition module) =>
        from reference in module.AssemblyReferences
        where Array.IndexOf(DeviceAssemblies.Portable, reference.Name + ".dll") >= Array.IndexOf(DeviceAssemblies.Portable, module.Name)
        select $"{module.Name} references {reference.Name}";
}
