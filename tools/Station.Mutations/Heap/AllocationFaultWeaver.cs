using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Station.Benchmarks.Instructions;
using Station.Simulator.Runs;

namespace Station.Mutations.Heap;

/// <summary>
/// Makes an assembly ask before each object that it takes from the heap: what it creates itself, and the texts and arrays that a library or an adapter makes for it. Whoever is asked may
/// throw, as the heap does. Static objects, which a process here has once and a device each boot, are not asked for.
/// </summary>
internal static class AllocationFaultWeaver
{
    /// <summary>The image of the assembly in a file, with a gate.</summary>
    public static byte[] Weave(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        InstructionWeaver.UseBaseLibrary(module);
        MethodDefinition[] methods = [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody && !(method.IsConstructor && method.IsStatic))];
        MethodDefinition pass = AddGate(module);
        foreach (MethodDefinition method in methods)
        {
            Weave(method.Body, pass);
        }

        using var image = new MemoryStream();
        module.Write(image);
        return image.ToArray();
    }

    private static void Weave(MethodBody body, MethodReference pass)
    {
        body.SimplifyMacros();
        foreach (Instruction instruction in body.Instructions.Where(Takes).ToArray())
        {
            bool hasPrefix = instruction.Previous?.OpCode.OpCodeType == OpCodeType.Prefix;
            AskBefore(body, hasPrefix ? instruction.Previous! : instruction, pass);
        }

        body.OptimizeMacros();
    }

    /// <summary>The instruction itself becomes the question and is put behind it anew, so that whoever jumps to it asks, too.</summary>
    private static void AskBefore(MethodBody body, Instruction instruction, MethodReference pass)
    {
        Instruction moved = Instruction.Create(OpCodes.Nop);
        moved.OpCode = instruction.OpCode;
        moved.Operand = instruction.Operand;
        body.Instructions.Insert(body.Instructions.IndexOf(instruction) + 1, moved);
        instruction.OpCode = OpCodes.Call;
        instruction.Operand = pass;
    }

    private static bool Takes(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newarr or Code.Box => true,
        Code.Newobj => !((MethodReference)instruction.Operand).DeclaringType.IsValueType && !IsKept(instruction),
        Code.Call or Code.Callvirt => IsGiven((MethodReference)instruction.Operand),
        _ => false,
    };

    /// <summary>The compiler keeps what a lambda without variables becomes: once a process here, so it would make a difference which run is the first.</summary>
    private static bool IsKept(Instruction creation) => creation.Next?.OpCode == OpCodes.Dup && creation.Next.Next?.OpCode == OpCodes.Stsfld;

    /// <summary>Methods of the firmware itself ask when they create something.</summary>
    private static bool IsGiven(MethodReference method) =>
        !WovenFirmware.Assemblies.Contains(ScopeOf(method)) && (method.ReturnType.IsArray || method.ReturnType.MetadataType == MetadataType.String);

    private static string ScopeOf(MethodReference method) =>
        method.DeclaringType.Scope is ModuleDefinition module ? module.Assembly.Name.Name : method.DeclaringType.Scope?.Name ?? string.Empty;

    private static MethodDefinition AddGate(ModuleDefinition module)
    {
        int dot = FirmwareHeap.GateType.LastIndexOf('.');
        var type = new TypeDefinition(
            FirmwareHeap.GateType[..dot],
            FirmwareHeap.GateType[(dot + 1)..],
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.Class,
            module.TypeSystem.Object);
        var field = new FieldDefinition(FirmwareHeap.GateField, FieldAttributes.Public | FieldAttributes.Static, module.ImportReference(typeof(Action)));
        field.CustomAttributes.Add(new CustomAttribute(module.ImportReference(typeof(ThreadStaticAttribute).GetConstructor([]))));
        var pass = new MethodDefinition("Pass", MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, module.TypeSystem.Void);
        ILProcessor processor = pass.Body.GetILProcessor();
        Instruction end = processor.Create(OpCodes.Ret);
        processor.Emit(OpCodes.Ldsfld, field);
        processor.Emit(OpCodes.Brfalse, end);
        processor.Emit(OpCodes.Ldsfld, field);
        processor.Emit(OpCodes.Callvirt, module.ImportReference(typeof(Action).GetMethod(nameof(Action.Invoke))));
        processor.Append(end);
        type.Fields.Add(field);
        type.Methods.Add(pass);
        module.Types.Add(type);
        return pass;
    }
}
