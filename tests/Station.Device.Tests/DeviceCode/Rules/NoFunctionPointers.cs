using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>A method's address is good for making a delegate and for nothing else.</summary>
internal sealed class NoFunctionPointers : InstructionRule
{
    protected override bool IsForbidden(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Calli => true,
        Code.Ldftn or Code.Ldvirtftn => instruction.Next?.OpCode.Code != Code.Newobj,
        _ => false,
    };
}
