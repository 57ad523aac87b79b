using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>The interpreter runs checked arithmetic as plain arithmetic: nothing is checked.</summary>
internal sealed class NoCheckedArithmetic : InstructionRule
{
    protected override bool IsForbidden(Instruction instruction) => instruction.OpCode.Name.Contains(".ovf", StringComparison.Ordinal);
}
