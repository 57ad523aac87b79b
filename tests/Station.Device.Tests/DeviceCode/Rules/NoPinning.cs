using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>The metadata processor refuses what is pinned.</summary>
internal sealed class NoPinning : IDeviceRule
{
    public IEnumerable<string> Violations(TypeDefinition type) =>
        from use in TypeUses.In(type)
        where TypeUses.Parts(use.Type).Any(part => part is PinnedType)
        select $"{use.Where} pins {use.Type.FullName}";
}
