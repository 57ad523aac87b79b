using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Station.Benchmarks.Tests.Instructions;

/// <summary>Methods whose instructions can be counted by hand, written instruction by instruction. All are static, take an int and return one.</summary>
internal static class SmallMethods
{
    /// <summary>Calls in the body of <see cref="AddLongLoop"/>: enough that no branch over it stays short.</summary>
    public const int CallsInLongLoop = 60;

    public static ModuleDefinition Create()
    {
        var name = new AssemblyNameDefinition("SmallMethods", new Version(1, 0));
        ModuleDefinition module = AssemblyDefinition.CreateAssembly(name, "SmallMethods", ModuleKind.Dll).MainModule;
        var type = new TypeDefinition("Small", "Methods", TypeAttributes.Public | TypeAttributes.Class, module.TypeSystem.Object);
        type.Fields.Add(new FieldDefinition("Number", FieldAttributes.Public | FieldAttributes.Static, module.TypeSystem.Int32));
        module.Types.Add(type);
        AddLoop(type);
        AddSwitch(type);
        AddFinally(type);
        MethodDefinition thrower = AddThrower(type);
        AddCatch(type, thrower);
        AddFilter(type, thrower);
        AddPrefixes(type);
        AddPrefixAsTarget(type);
        AddLongLoop(type);
        return module;
    }

    /// <summary>The sum of the numbers below the argument: 5 before, 8 a turn, 3 a test, 2 behind.</summary>
    private static void AddLoop(TypeDefinition type)
    {
        ILProcessor il = Begin(type, "Loop", variables: 2);
        Instruction test = il.Create(OpCodes.Ldloc_1);
        Instruction turn = il.Create(OpCodes.Ldloc_0);
        Emit(il, il.Create(OpCodes.Ldc_I4_0), il.Create(OpCodes.Stloc_0), il.Create(OpCodes.Ldc_I4_0), il.Create(OpCodes.Stloc_1), il.Create(OpCodes.Br_S, test));
        Emit(il, turn, il.Create(OpCodes.Ldloc_1), il.Create(OpCodes.Add), il.Create(OpCodes.Stloc_0));
        Emit(il, il.Create(OpCodes.Ldloc_1), il.Create(OpCodes.Ldc_I4_1), il.Create(OpCodes.Add), il.Create(OpCodes.Stloc_1));
        Emit(il, test, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Blt_S, turn));
        Emit(il, il.Create(OpCodes.Ldloc_0), il.Create(OpCodes.Ret));
    }

    /// <summary>10 for 0, 21 for 1, else -1: 2 before, then 2, 4 or 2.</summary>
    private static void AddSwitch(TypeDefinition type)
    {
        ILProcessor il = Begin(type, "Switch");
        Instruction ten = il.Create(OpCodes.Ldc_I4_S, (sbyte)10);
        Instruction twenty = il.Create(OpCodes.Ldc_I4_S, (sbyte)20);
        Emit(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Switch, [ten, twenty]));
        Emit(il, il.Create(OpCodes.Ldc_I4_M1), il.Create(OpCodes.Ret));
        Emit(il, ten, il.Create(OpCodes.Ret));
        Emit(il, twenty, il.Create(OpCodes.Ldc_I4_1), il.Create(OpCodes.Add), il.Create(OpCodes.Ret));
    }

    /// <summary>The argument plus 1, added in a finally: 3 in the try, 5 in the finally, 2 behind.</summary>
    private static void AddFinally(TypeDefinition type)
    {
        ILProcessor il = Begin(type, "Finally", variables: 1);
        Instruction tryStart = il.Create(OpCodes.Ldarg_0);
        Instruction handler = il.Create(OpCodes.Ldloc_0);
        Instruction end = il.Create(OpCodes.Ldloc_0);
        Emit(il, tryStart, il.Create(OpCodes.Stloc_0), il.Create(OpCodes.Leave_S, end));
        Emit(il, handler, il.Create(OpCodes.Ldc_I4_1), il.Create(OpCodes.Add), il.Create(OpCodes.Stloc_0), il.Create(OpCodes.Endfinally));
        Emit(il, end, il.Create(OpCodes.Ret));
        il.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Finally)
        {
            TryStart = tryStart, TryEnd = handler, HandlerStart = handler, HandlerEnd = end,
        });
    }

    /// <summary>Throws always: 2.</summary>
    private static MethodDefinition AddThrower(TypeDefinition type)
    {
        ILProcessor il = Begin(type, "Throw");
        System.Reflection.ConstructorInfo create = typeof(InvalidOperationException).GetConstructor([])!;
        Emit(il, il.Create(OpCodes.Newobj, type.Module.ImportReference(create)), il.Create(OpCodes.Throw));
        return il.Body.Method;
    }

    /// <summary>7, after a call that throws: 2 up to the call, 2 in it, none of the 2 behind it, 2 in the catch, 2 behind.</summary>
    private static void AddCatch(TypeDefinition type, MethodReference thrower)
    {
        ILProcessor il = Begin(type, "Catch");
        Instruction tryStart = il.Create(OpCodes.Ldarg_0);
        Instruction handler = il.Create(OpCodes.Pop);
        Instruction end = il.Create(OpCodes.Ldc_I4_7);
        Emit(il, tryStart, il.Create(OpCodes.Call, thrower), il.Create(OpCodes.Pop), il.Create(OpCodes.Leave_S, end));
        Emit(il, handler, il.Create(OpCodes.Leave_S, end));
        Emit(il, end, il.Create(OpCodes.Ret));
        il.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Catch)
        {
            TryStart = tryStart, TryEnd = handler, HandlerStart = handler, HandlerEnd = end, CatchType = type.Module.ImportReference(typeof(Exception)),
        });
    }

    /// <summary>5, after a call that throws and a filter that says yes: 2, 2, then 3 in the filter, 2 in the handler, 2 behind.</summary>
    private static void AddFilter(TypeDefinition type, MethodReference thrower)
    {
        ILProcessor il = Begin(type, "Filter");
        Instruction tryStart = il.Create(OpCodes.Ldarg_0);
        Instruction filter = il.Create(OpCodes.Pop);
        Instruction handler = il.Create(OpCodes.Pop);
        Instruction end = il.Create(OpCodes.Ldc_I4_5);
        Emit(il, tryStart, il.Create(OpCodes.Call, thrower), il.Create(OpCodes.Pop), il.Create(OpCodes.Leave_S, end));
        Emit(il, filter, il.Create(OpCodes.Ldc_I4_1), il.Create(OpCodes.Endfilter));
        Emit(il, handler, il.Create(OpCodes.Leave_S, end));
        Emit(il, end, il.Create(OpCodes.Ret));
        il.Body.ExceptionHandlers.Add(new ExceptionHandler(ExceptionHandlerType.Filter)
        {
            TryStart = tryStart, TryEnd = filter, FilterStart = filter, HandlerStart = handler, HandlerEnd = end,
        });
    }

    /// <summary>Length of the argument as text: 5, of which one is a prefix.</summary>
    private static void AddPrefixes(TypeDefinition type)
    {
        ILProcessor il = Begin(type, "Prefix");
        ModuleDefinition module = type.Module;
        Emit(il, il.Create(OpCodes.Ldarga_S, il.Body.Method.Parameters[0]), il.Create(OpCodes.Constrained, module.TypeSystem.Int32));
        Emit(il, il.Create(OpCodes.Callvirt, module.ImportReference(typeof(object).GetMethod(nameof(ToString)))));
        Emit(il, il.Create(OpCodes.Callvirt, module.ImportReference(typeof(string).GetProperty(nameof(string.Length))!.GetMethod)), il.Create(OpCodes.Ret));
    }

    /// <summary>Stores the argument and reads it back through a jump to a prefix: 3 before it, 3 from it on.</summary>
    private static void AddPrefixAsTarget(TypeDefinition type)
    {
        ILProcessor il = Begin(type, "PrefixAsTarget");
        FieldDefinition field = type.Fields[0];
        Instruction prefix = il.Create(OpCodes.Volatile);
        Emit(il, il.Create(OpCodes.Ldarg_0), il.Create(OpCodes.Stsfld, field), il.Create(OpCodes.Br_S, prefix));
        Emit(il, prefix, il.Create(OpCodes.Ldsfld, field), il.Create(OpCodes.Ret));
    }

    /// <summary>Counts down from the argument by loops of one turn, so often: its branches get long by the counters in between. A turn is 4 with the test, and 60 times 8.</summary>
    private static void AddLongLoop(TypeDefinition type)
    {
        ILProcessor il = Begin(type, "LongLoop", variables: 1);
        MethodDefinition loop = type.Methods.First(method => method.Name == "Finally");
        Instruction test = il.Create(OpCodes.Ldarg_0);
        Instruction turn = il.Create(OpCodes.Ldarg_0);
        Emit(il, il.Create(OpCodes.Br, test), turn, il.Create(OpCodes.Ldc_I4_1), il.Create(OpCodes.Sub), il.Create(OpCodes.Starg_S, il.Body.Method.Parameters[0]));
        for (int i = 0; i < CallsInLongLoop; i++)
        {
            Emit(il, il.Create(OpCodes.Ldloc_0), il.Create(OpCodes.Call, loop), il.Create(OpCodes.Stloc_0));
        }

        Emit(il, test, il.Create(OpCodes.Brtrue, turn), il.Create(OpCodes.Ldloc_0), il.Create(OpCodes.Ret));
        il.Body.OptimizeMacros();
    }

    private static ILProcessor Begin(TypeDefinition type, string name, int variables = 0)
    {
        var method = new MethodDefinition(name, MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, type.Module.TypeSystem.Int32);
        method.Parameters.Add(new ParameterDefinition(type.Module.TypeSystem.Int32));
        method.Body.InitLocals = true;
        for (int i = 0; i < variables; i++)
        {
            method.Body.Variables.Add(new VariableDefinition(type.Module.TypeSystem.Int32));
        }

        type.Methods.Add(method);
        return method.Body.GetILProcessor();
    }

    private static void Emit(ILProcessor il, params Instruction[] instructions)
    {
        foreach (Instruction instruction in instructions)
        {
            il.Append(instruction);
        }
    }
}
