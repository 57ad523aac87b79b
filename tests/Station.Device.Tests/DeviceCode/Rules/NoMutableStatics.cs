using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>Whatever the portable firmware needs comes through a constructor. The compiler's own caches for delegates are its business.</summary>
internal sealed class NoMutableStatics : IDeviceRule
{
    public IEnumerable<string> Violations(TypeDefinition type) =>
        from field in type.Fields
        where field.IsStatic && !field.IsInitOnly && !field.IsLiteral && !type.Name.Contains('<') && !field.Name.Contains("<>", StringComparison.Ordinal)
        select $"{field.FullName} is mutable and static";
}
