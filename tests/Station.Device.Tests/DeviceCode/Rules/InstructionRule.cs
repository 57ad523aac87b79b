using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>A rule on single instructions.</summary>
internal abstract class InstructionRule : IDeviceRule
{
    public IEnumerable<string> Violations(TypeDefinition type) =>
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        where IsForbidden(instruction)
        select $"{method.FullName}: {instruction}";

    protected abstract bool IsForbidden(Instruction instruction);
}
