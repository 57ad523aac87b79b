using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Station.Device.Tests.DeviceCode.Rules;

/// <summary>Every member of a nanoFramework assembly that is used must be in that assembly's listing.</summary>
internal sealed class OnlyListedMembers(ListingLibrary listings) : IDeviceRule
{
    public IEnumerable<string> Violations(TypeDefinition type) =>
        (from use in TypeUses.In(type)
         from part in TypeUses.Parts(use.Type)
         where part is not TypeSpecification and not GenericParameter && Listing(part) is { } listing && !listing.HasType(MemberKey.Of(part))
         select $"{use.Where} uses {part.FullName}, which is not listed")
        .Concat(
            from method in type.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            let key = Key(instruction)
            where key != null && !Listing(((MemberReference)instruction.Operand).DeclaringType)!.HasMember(key)
            select $"{method.FullName} uses {key}, which is not listed");

    private string? Key(Instruction instruction) => instruction.Operand switch
    {
        MethodReference method when Listing(method.DeclaringType) != null => MemberKey.Of(method),
        FieldReference field when Listing(field.DeclaringType) != null => MemberKey.Of(field),
        _ => null,
    };

    /// <summary>The listing of the assembly that a type is taken from; null for a type of our own, and for arrays, which have members of no assembly.</summary>
    private Listing? Listing(TypeReference type) =>
        type is TypeSpecification || type.Scope is not AssemblyNameReference scope ? null : listings.Find(scope.Name);
}
