using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>The portable firmware has no thread, does not sleep and reads no clock but the one that it is given: that makes it simulable.</summary>
internal sealed class NoTimeOfItsOwn : InstructionRule
{
    private static readonly string[] Clocks = ["get_UtcNow", "get_Now", "get_Today"];

    protected override bool IsForbidden(Instruction instruction) =>
        instruction.Operand is MethodReference method
        && (method.DeclaringType.Namespace == "System.Threading"
            || method.DeclaringType.FullName is "System.Environment" or "System.Diagnostics.Stopwatch"
            || (method.DeclaringType.FullName == "System.DateTime" && Clocks.Contains(method.Name)));
}
