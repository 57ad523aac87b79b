using Mono.Cecil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>Generic types crash the interpreter, generic methods give wrong results without a word.</summary>
internal sealed class NoGenerics : IDeviceRule
{
    public IEnumerable<string> Violations(TypeDefinition type)
    {
        if (type.HasGenericParameters)
        {
            yield return $"{type.FullName} is generic";
        }

        foreach (MethodDefinition method in type.Methods)
        {
            if (method.HasGenericParameters)
            {
                yield return $"{method.FullName} is generic";
            }

            foreach (GenericInstanceMethod called in Calls(method))
            {
                yield return $"{method.FullName} calls {called.FullName}";
            }
        }

        foreach ((string where, TypeReference used) in TypeUses.In(type))
        {
            if (TypeUses.Parts(used).Any(part => part is GenericInstanceType))
            {
                yield return $"{where} uses {used.FullName}";
            }
        }
    }

    private static IEnumerable<GenericInstanceMethod> Calls(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Select(i => i.Operand).OfType<GenericInstanceMethod>() : [];
}
