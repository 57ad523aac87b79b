using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Station.Benchmarks.Instructions;

/// <summary>
/// Makes an assembly count the instructions that it executes: each basic block begins by adding its length to one number. Only the instructions of the original
/// count. A block that an exception leaves in its middle, from elsewhere than a call, counts whole.
/// </summary>
public static class InstructionWeaver
{
    /// <summary>Full name of the class that is put into the assembly.</summary>
    public const string CounterType = "Station.InstructionCounter";

    /// <summary>Its public static field, a 64-bit number.</summary>
    public const string CounterField = "Executed";

    /// <summary>Assemblies of the platform whose types this runtime has in its own base library.</summary>
    private static readonly string[] PlatformAssemblies = ["nanoFramework.System.Text", "nanoFramework.System.Collections"];

    /// <summary>The image of the assembly in a file, with counters.</summary>
    public static byte[] Weave(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        Weave(module);
        using var image = new MemoryStream();
        module.Write(image);
        return image.ToArray();
    }

    /// <summary>Puts counters into every method of a module.</summary>
    public static void Weave(ModuleDefinition module)
    {
        UseBaseLibrary(module);
        MethodDefinition[] methods = [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)];
        FieldDefinition counter = AddCounter(module);
        foreach (MethodDefinition method in methods)
        {
            Weave(method.Body, counter);
        }
    }

    private static void Weave(MethodBody body, FieldReference counter)
    {
        // Short branches may not reach any more once counters lie in between.
        body.SimplifyMacros();
        List<BasicBlock> blocks = BasicBlockFinder.Find(body);
        Instruction[] originals = [.. body.Instructions];
        var entries = new Dictionary<Instruction, Instruction>();
        foreach (BasicBlock block in blocks)
        {
            entries.Add(block.First, InsertCounter(body.GetILProcessor(), block, counter));
        }

        Retarget(originals, entries);
        Retarget(body.ExceptionHandlers, entries);
        body.OptimizeMacros();
    }

    /// <summary>Returns the first instruction of the counter: whoever went to the block must go there now.</summary>
    private static Instruction InsertCounter(ILProcessor processor, BasicBlock block, FieldReference counter)
    {
        Instruction[] added =
        [
            processor.Create(OpCodes.Ldsfld, counter),
            processor.Create(OpCodes.Ldc_I4, block.Count),
            processor.Create(OpCodes.Conv_I8),
            processor.Create(OpCodes.Add),
            processor.Create(OpCodes.Stsfld, counter),
        ];
        foreach (Instruction instruction in added)
        {
            processor.InsertBefore(block.First, instruction);
        }

        return added[0];
    }

    private static void Retarget(Instruction[] instructions, Dictionary<Instruction, Instruction> entries)
    {
        foreach (Instruction instruction in instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                instruction.Operand = entries[target];
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                instruction.Operand = targets.Select(one => entries[one]).ToArray();
            }
        }
    }

    private static void Retarget(IEnumerable<ExceptionHandler> handlers, Dictionary<Instruction, Instruction> entries)
    {
        foreach (ExceptionHandler handler in handlers)
        {
            handler.TryStart = EntryOf(handler.TryStart);
            handler.TryEnd = EntryOf(handler.TryEnd);
            handler.FilterStart = EntryOf(handler.FilterStart);
            handler.HandlerStart = EntryOf(handler.HandlerStart);
            handler.HandlerEnd = EntryOf(handler.HandlerEnd);
        }

        // An edge that is not there stands for the end of the method.
        Instruction? EntryOf(Instruction? edge) => edge is null ? null : entries[edge];
    }

    private static FieldDefinition AddCounter(ModuleDefinition module)
    {
        int dot = CounterType.LastIndexOf('.');
        var type = new TypeDefinition(
            CounterType[..dot],
            CounterType[(dot + 1)..],
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.Class,
            module.TypeSystem.Object);
        var field = new FieldDefinition(CounterField, FieldAttributes.Public | FieldAttributes.Static, module.TypeSystem.Int64);
        type.Fields.Add(field);
        module.Types.Add(type);
        return field;
    }

    /// <summary>Takes the types of the platform's own assemblies from the base library of this runtime.</summary>
    public static void UseBaseLibrary(ModuleDefinition module)
    {
        foreach (TypeReference type in module.GetTypeReferences().Where(type => PlatformAssemblies.Contains(type.Scope?.Name)))
        {
            type.Scope = module.TypeSystem.CoreLibrary;
        }
    }
}
