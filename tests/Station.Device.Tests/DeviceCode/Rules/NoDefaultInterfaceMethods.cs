using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>A body in an interface throws at run time.</summary>
internal sealed class NoDefaultInterfaceMethods : IDeviceRule
{
    public IEnumerable<string> Violations(TypeDefinition type) =>
        from method in type.Methods
        where type.IsInterface && method.HasBody
        select $"{method.FullName} has a body";
}
