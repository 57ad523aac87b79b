using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode;

/// <summary>How much room a method's code takes in an image for the device, whose tokens and jumps are shorter than those of .NET.</summary>
internal static class ByteCode
{
    /// <summary>An exception handler: kind, three offsets, handler's end or type.</summary>
    private const int HandlerBytes = 12;

    public static int BytesOf(ModuleDefinition module) => module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).Sum(method => BytesOf(method.Body));

    private static int BytesOf(MethodBody body)
    {
        int handlers = body.ExceptionHandlers.Count;
        return body.Instructions.Sum(BytesOf) + (handlers == 0 ? 0 : 1 + (handlers * HandlerBytes));
    }

    private static int BytesOf(Instruction instruction) => instruction.OpCode.Size + instruction.OpCode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar or OperandType.ShortInlineArg => 1,
        OperandType.InlineSwitch => 1 + (2 * ((Instruction[])instruction.Operand).Length),
        OperandType.InlineI or OperandType.ShortInlineR => 4,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 2,
    };
}
