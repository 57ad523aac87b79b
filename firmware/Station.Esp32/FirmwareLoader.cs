using System;
using System.Reflection;
using Station.Hal;

namespace Station.Esp32;

/// <summary>
/// Finds the firmware by name and knows nothing else of it. This is the seam at which boards with room will take the firmware from a
/// sealed package instead of the deployment.
/// </summary>
public sealed class FirmwareLoader
{
    /// <summary>The assembly that holds the firmware.</summary>
    public const string FirmwareAssembly = "Station";

    /// <summary>The one class in it that implements <see cref="IFirmwareFactory"/>.</summary>
    public const string FactoryType = "Station.FirmwareFactory";

    private readonly string assemblyName;
    private readonly string typeName;

    public FirmwareLoader(string assemblyName, string typeName)
    {
        this.assemblyName = assemblyName;
        this.typeName = typeName;
    }

    /// <summary>Builds the firmware for a board. Throws when it is not there or not what it should be.</summary>
    public IFirmware Load(IBoard board)
    {
        Type factoryType = Assembly.Load(assemblyName).GetType(typeName);
        if (factoryType == null)
        {
            throw new ArgumentException(typeName);
        }

        IFirmwareFactory factory = (IFirmwareFactory)factoryType.GetConstructor(new Type[0]).Invoke(new object[0]);
        return factory.Create(board);
    }
}
