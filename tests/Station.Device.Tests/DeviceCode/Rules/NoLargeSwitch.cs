using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>
/// The device's form of the switch instruction counts its targets in one byte, and the metadata processor cuts a longer table without a word: what comes
/// behind it is then run as something else.
/// </summary>
internal sealed class NoLargeSwitch : InstructionRule
{
    private const int TargetLimit = byte.MaxValue;

    protected override bool IsForbidden(Instruction instruction) => instruction.Operand is Instruction[] targets && targets.Length > TargetLimit;
}
