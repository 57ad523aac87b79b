using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>Multi-dimensional arrays crash the interpreter.</summary>
internal sealed class NoMultiDimensionalArrays : IDeviceRule
{
    public IEnumerable<string> Violations(TypeDefinition type) =>
        from use in TypeUses.In(type)
        where TypeUses.Parts(use.Type).Any(part => part is ArrayType { Rank: > 1 })
        select $"{use.Where} uses {use.Type.FullName}";
}
