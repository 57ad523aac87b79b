using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Station.Mutations.Rewriting;

/// <summary>
/// A compiled method that is rewritten. Each change says how often it expects to find what it changes, and fails where the method has become another. What jumps to an instruction jumps to
/// what takes its place.
/// </summary>
public sealed class MethodEdit
{
    private readonly MethodDefinition method;
    private readonly MethodBody body;

    internal MethodEdit(MethodDefinition method)
    {
        this.method = method;
        body = method.Body;

        // Short branches may not reach any more, and one form of an instruction is enough to look for.
        body.SimplifyMacros();
    }

    private string Name => $"{method.DeclaringType.Name}.{method.Name}";

    /// <summary>The method does nothing but return a number, a flag or a member of an enumeration.</summary>
    public void Returns(long value)
    {
        body.Instructions.Clear();
        body.ExceptionHandlers.Clear();
        body.Instructions.Add(Constant(value, method.ReturnType));
        body.Instructions.Add(Instruction.Create(OpCodes.Ret));
    }

    /// <summary>The method does nothing.</summary>
    public void DoesNothing()
    {
        body.Instructions.Clear();
        body.ExceptionHandlers.Clear();
        body.Instructions.Add(Instruction.Create(OpCodes.Ret));
    }

    /// <summary>A method that returns nothing is not called.</summary>
    /// <param name="callee">Class and name, such as <c>LossLedger.Admit</c>.</param>
    /// <param name="times">Calls there are.</param>
    public void Skips(string callee, int times = 1) => Rewrite(callee, times, (called, _) => Pops(called));

    /// <summary>A method is not called; something else stands in the place of its answer.</summary>
    /// <param name="callee">Class and name.</param>
    /// <param name="answer">A number, a flag, or a member of an enumeration.</param>
    /// <param name="times">Calls there are.</param>
    public void Answers(string callee, long answer, int times = 1) => Rewrite(callee, times, (called, _) => [.. Pops(called), Constant(answer, called.ReturnType)]);

    /// <summary>A method is called, and something else stands in the place of its answer.</summary>
    public void IgnoresAnswer(string callee, long answer, int times = 1) =>
        Rewrite(callee, times, (called, call) => [Copy(call), Instruction.Create(OpCodes.Pop), Constant(answer, called.ReturnType)]);

    /// <summary>Something is added to the answer of the first call of a method.</summary>
    public void AddsToFirstAnswer(string callee, int added)
    {
        Instruction call = Calls(callee).FirstOrDefault() ?? throw new RewritingException($"{Name}: {callee} is not called.");
        Replace(call, [Copy(call), Constant(added, ((MethodReference)call.Operand).ReturnType), Instruction.Create(OpCodes.Add)]);
    }

    /// <summary>Another method of the same class and form is called.</summary>
    public void Calls(string callee, string insteadName) => Rewrite(callee, 1, (called, call) =>
    {
        MethodDefinition instead = called.Resolve().DeclaringType.Methods.FirstOrDefault(one => one.Name == insteadName)
            ?? throw new RewritingException($"{Name}: {called.DeclaringType.Name} has no {insteadName}.");
        return [Instruction.Create(call.OpCode, method.Module.ImportReference(instead))];
    });

    /// <summary>Another number stands in the place of one.</summary>
    public void Numbers(int from, int to, int times = 1)
    {
        Instruction[] found = [.. body.Instructions.Where(one => one.OpCode == OpCodes.Ldc_I4 && (int)one.Operand == from)];
        Expect(found.Length, times, $"the number {from}");
        foreach (Instruction number in found)
        {
            number.Operand = to;
        }
    }

    /// <summary>The method begins with other instructions.</summary>
    /// <param name="prologue">Makes them; it may jump to the instruction that came first before.</param>
    public void Begins(Func<MethodParts, Instruction, Instruction[]> prologue)
    {
        Instruction first = body.Instructions[0];
        int at = 0;
        foreach (Instruction instruction in prologue(new MethodParts(method), first))
        {
            body.Instructions.Insert(at++, instruction);
        }
    }

    /// <summary>Other instructions come before each return; what is returned, if anything, is on the stack.</summary>
    public void Ends(Func<MethodParts, Instruction[]> epilogue)
    {
        foreach (Instruction end in body.Instructions.Where(one => one.OpCode == OpCodes.Ret).ToArray())
        {
            Replace(end, [.. epilogue(new MethodParts(method)), Instruction.Create(OpCodes.Ret)]);
        }
    }

    /// <summary>Other instructions stand in the place of the first call of a method.</summary>
    public void ReplacesFirst(string callee, Func<MethodParts, Instruction[]> replacement)
    {
        Instruction call = Calls(callee).FirstOrDefault() ?? throw new RewritingException($"{Name}: {callee} is not called.");
        Replace(call, replacement(new MethodParts(method)));
    }

    private static Instruction[] Pops(MethodReference called) =>
        [.. Enumerable.Range(0, called.Parameters.Count + (called.HasThis ? 1 : 0)).Select(_ => Instruction.Create(OpCodes.Pop))];

    private static Instruction Constant(long value, TypeReference type) => type.MetadataType is MetadataType.Int64 or MetadataType.UInt64
        ? Instruction.Create(OpCodes.Ldc_I8, value)
        : Instruction.Create(OpCodes.Ldc_I4, (int)value);

    private static Instruction Copy(Instruction call) => Instruction.Create(call.OpCode, (MethodReference)call.Operand);

    private void Rewrite(string callee, int times, Func<MethodReference, Instruction, Instruction[]> replacement)
    {
        Instruction[] calls = Calls(callee);
        Expect(calls.Length, times, $"a call of {callee}");
        foreach (Instruction call in calls)
        {
            Replace(call, replacement((MethodReference)call.Operand, call));
        }
    }

    private Instruction[] Calls(string callee) =>
        [.. body.Instructions.Where(one => one.Operand is MethodReference called && one.OpCode.FlowControl == FlowControl.Call && $"{called.DeclaringType.Name}.{called.Name}" == callee)];

    private void Expect(int found, int times, string what)
    {
        if (found != times)
        {
            throw new RewritingException($"{Name}: {what} was found {found} times, {times} was expected.");
        }
    }

    /// <summary>The instruction itself becomes the first of those that take its place: whatever jumps there needs no change.</summary>
    private void Replace(Instruction old, Instruction[] replacement)
    {
        old.OpCode = replacement[0].OpCode;
        old.Operand = replacement[0].Operand;
        int at = body.Instructions.IndexOf(old);
        foreach (Instruction instruction in replacement.Skip(1))
        {
            body.Instructions.Insert(++at, instruction);
        }
    }
}
