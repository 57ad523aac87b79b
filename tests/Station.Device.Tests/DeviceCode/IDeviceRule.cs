using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode;

/// <summary>Something that code for the device must not do.</summary>
internal interface IDeviceRule
{
    /// <summary>What is wrong with a type, one line each; nothing when all is well.</summary>
    IEnumerable<string> Violations(TypeDefinition type);
}
