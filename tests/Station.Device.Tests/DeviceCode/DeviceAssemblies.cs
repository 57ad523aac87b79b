using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode;

/// <summary>The assemblies that were built for the device.</summary>
internal static class DeviceAssemblies
{
    /// <summary>The portable firmware, in the order in which data walks.</summary>
    public static readonly string[] Portable = ["Station.Measuring.dll", "Station.Delivering.dll", "Station.dll"];

    public static readonly string[] Names = ["Station.Hal.dll", .. Portable, "Station.Hal.Esp32.dll", "Station.Esp32.exe", "NFUnitTest.dll"];

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "device");

    public static string SignatureFolder { get; } = Path.Combine(AppContext.BaseDirectory, "signatures");

    public static ModuleDefinition Read(string name) => ModuleDefinition.ReadModule(Path.Combine(Folder, name));
}
