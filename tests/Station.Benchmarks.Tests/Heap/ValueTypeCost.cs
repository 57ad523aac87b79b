using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Station.Benchmarks.Tests.Heap;

/// <summary>
/// What a method takes of the device's heap for value types, read off its instructions by the interpreter's rules: an object for each local variable of such a type, one for each that is
/// made, and one for each that is loaded from an argument, a local variable or a field.
/// </summary>
internal static class ValueTypeCost
{
    private const int BlockBytes = 12;

    /// <summary>Bytes of a call, those of the methods of the same class and its neighbours that it calls in turn included.</summary>
    /// <param name="type">The class.</param>
    /// <param name="method">The method.</param>
    public static int Of(Type type, string method)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(type.Assembly.Location);
        var declaring = (TypeDefinition)module.LookupToken(type.MetadataToken);
        return Of(declaring.Methods.Single(each => each.Name == method), declaring.DeclaringType);
    }

    private static int Of(MethodDefinition method, TypeDefinition neighbourhood)
    {
        if (method.IsInternalCall)
        {
            return IsObject(method.ReturnType) ? SizeOf(method.ReturnType) : 0;
        }

        method.Body.SimplifyMacros();
        int bytes = method.Body.Variables.Where(variable => IsObject(variable.VariableType)).Sum(variable => SizeOf(variable.VariableType));
        foreach (Instruction instruction in method.Body.Instructions)
        {
            TypeReference? made = Made(instruction);
            bytes += made is not null && IsObject(made) ? SizeOf(made) : 0;
            if (instruction.Operand is MethodReference callee && callee.Resolve() is { } resolved && resolved.DeclaringType.DeclaringType == neighbourhood)
            {
                bytes += Of(resolved, neighbourhood);
            }
        }

        return bytes;
    }

    private static TypeReference? Made(Instruction instruction) => (instruction.OpCode.Code, instruction.Operand) switch
    {
        (Code.Newobj, MethodReference constructor) => constructor.DeclaringType,
        (Code.Ldarg, ParameterDefinition { Index: >= 0 } parameter) => parameter.ParameterType,
        (Code.Ldloc, VariableDefinition variable) => variable.VariableType,
        (Code.Ldfld or Code.Ldsfld, FieldReference field) => field.FieldType,
        _ => null,
    };

    private static bool IsObject(TypeReference type) => type is { IsValueType: true, IsPrimitive: false } && !type.Resolve().IsEnum;

    private static int SizeOf(TypeReference type) => BlockBytes * (1 + type.Resolve().Fields.Count(field => !field.IsStatic));
}
