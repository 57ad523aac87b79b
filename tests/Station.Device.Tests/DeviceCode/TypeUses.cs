using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode;

/// <summary>Walks over everything that a type says about other types: signatures, locals, instructions, and what these are made of.</summary>
internal static class TypeUses
{
    public static IEnumerable<(string Where, TypeReference Type)> In(TypeDefinition type)
    {
        foreach (TypeReference used in new[] { type.BaseType }.Concat(type.Interfaces.Select(i => i.InterfaceType)).Where(t => t != null))
        {
            yield return (type.FullName, used);
        }

        foreach (FieldDefinition field in type.Fields)
        {
            yield return (field.FullName, field.FieldType);
        }

        foreach (MethodDefinition method in type.Methods)
        {
            foreach (TypeReference used in In(method))
            {
                yield return (method.FullName, used);
            }
        }
    }

    /// <summary>The type itself and every type that it is built from.</summary>
    public static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        yield return type;
        IEnumerable<TypeReference> inner = type switch
        {
            GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType),
            FunctionPointerType pointer => pointer.Parameters.Select(p => p.ParameterType).Append(pointer.ReturnType),
            TypeSpecification specification => [specification.ElementType],
            _ => [],
        };
        foreach (TypeReference part in inner.SelectMany(Parts))
        {
            yield return part;
        }
    }

    private static IEnumerable<TypeReference> In(MethodDefinition method)
    {
        IEnumerable<TypeReference> used = Signature(method);
        if (method.HasBody)
        {
            used = used
                .Concat(method.Body.Variables.Select(v => v.VariableType))
                .Concat(method.Body.ExceptionHandlers.Select(h => h.CatchType).Where(t => t != null))
                .Concat(method.Body.Instructions.SelectMany(Operand));
        }

        return used;
    }

    private static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod generic => generic.GenericArguments.Concat(Signature(generic)).Append(generic.DeclaringType),
        MethodReference method => Signature(method).Append(method.DeclaringType),
        CallSite site => site.Parameters.Select(p => p.ParameterType).Append(site.ReturnType),
        _ => [],
    };

    private static IEnumerable<TypeReference> Signature(MethodReference method) =>
        method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);
}
