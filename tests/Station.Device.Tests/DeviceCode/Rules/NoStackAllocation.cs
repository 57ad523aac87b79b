using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>The interpreter has no stack to allocate on.</summary>
internal sealed class NoStackAllocation : InstructionRule
{
    protected override bool IsForbidden(Instruction instruction) => instruction.OpCode.Code == Code.Localloc;
}
