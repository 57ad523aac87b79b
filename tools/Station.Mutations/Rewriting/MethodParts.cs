using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Station.Mutations.Rewriting;

/// <summary>What instructions of a method's own need: fields and methods by name, arguments.</summary>
/// <param name="method">The method.</param>
public sealed class MethodParts(MethodDefinition method)
{
    /// <summary>An instruction on a field of the method's class.</summary>
    public Instruction Field(OpCode code, string field) => Instruction.Create(
        code,
        method.DeclaringType.Fields.FirstOrDefault(one => one.Name == field) ?? throw new RewritingException($"{method.DeclaringType.Name} has no field {field}."));

    /// <summary>A call of a method of the method's class, or one that it inherits from nobody.</summary>
    public Instruction Call(string callee) => Instruction.Create(OpCodes.Call, Find(method.DeclaringType, callee));

    /// <summary>A call of a method of the class of a field.</summary>
    /// <param name="field">The field, which is on the stack.</param>
    /// <param name="callee">Name of the method.</param>
    public Instruction CallOf(string field, string callee)
    {
        TypeDefinition type = ((FieldReference)Field(OpCodes.Ldfld, field).Operand).FieldType.Resolve();
        return Instruction.Create(OpCodes.Callvirt, method.Module.ImportReference(Find(type, callee)));
    }

    /// <summary>Puts an argument on the stack, counted from 0 without the object itself.</summary>
    public Instruction Load(int argument) => Instruction.Create(OpCodes.Ldarg, method.Parameters[argument]);

    /// <summary>Puts what is on the stack into an argument.</summary>
    public Instruction Store(int argument) => Instruction.Create(OpCodes.Starg, method.Parameters[argument]);

    /// <summary>Puts the object on the stack.</summary>
    public Instruction This() => Instruction.Create(OpCodes.Ldarg, method.Body.ThisParameter);

    /// <summary>The greater of two 64-bit numbers on the stack.</summary>
    public Instruction Max() => Instruction.Create(OpCodes.Call, method.Module.ImportReference(typeof(Math).GetMethod(nameof(Math.Max), [typeof(long), typeof(long)])));

    private static MethodDefinition Find(TypeDefinition type, string callee) =>
        type.Methods.FirstOrDefault(one => one.Name == callee) ?? throw new RewritingException($"{type.Name} has no {callee}.");
}
