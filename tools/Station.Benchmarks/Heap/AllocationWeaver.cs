using System.Diagnostics;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Station.Benchmarks.Instructions;

namespace Station.Benchmarks.Heap;

/// <summary>
/// Makes an assembly show each object that it takes from the heap: what it creates itself, and the texts and arrays that a library hands to it. What a library takes for itself on the
/// way is not seen. The assembly is compiled without optimisation, so that what a local variable refers to lives until its method ends, as on the interpreter.
/// </summary>
internal static class AllocationWeaver
{
    /// <summary>Full name of the class that is put into the assembly.</summary>
    public const string ObserverType = "Station.AllocationObserver";

    /// <summary>Its public static field: whoever wants to see the objects.</summary>
    public const string ObserverField = "Observe";

    private const string Product = "Station";

    /// <summary>The image of the assembly in a file, with an observer.</summary>
    public static byte[] Weave(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        InstructionWeaver.UseBaseLibrary(module);
        ForgoOptimisation(module);
        MethodDefinition[] methods = [.. module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)];
        MethodDefinition show = AddObserver(module);
        foreach (MethodDefinition method in methods)
        {
            Weave(method.Body, show);
        }

        using var image = new MemoryStream();
        module.Write(image);
        return image.ToArray();
    }

    private static void ForgoOptimisation(ModuleDefinition module)
    {
        foreach (CustomAttribute attribute in module.Assembly.CustomAttributes.Where(each => each.AttributeType.Name == nameof(DebuggableAttribute)).ToArray())
        {
            module.Assembly.CustomAttributes.Remove(attribute);
        }

        var forgoing = new CustomAttribute(module.ImportReference(typeof(DebuggableAttribute).GetConstructor([typeof(bool), typeof(bool)])));
        forgoing.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.Boolean, true));
        forgoing.ConstructorArguments.Add(new CustomAttributeArgument(module.TypeSystem.Boolean, true));
        module.Assembly.CustomAttributes.Add(forgoing);
    }

    private static void Weave(MethodBody body, MethodReference show)
    {
        body.SimplifyMacros();
        ILProcessor processor = body.GetILProcessor();
        foreach (Instruction instruction in body.Instructions.Where(Creates).ToArray())
        {
            processor.InsertAfter(instruction, processor.Create(OpCodes.Call, show));
            processor.InsertAfter(instruction, processor.Create(OpCodes.Dup));
        }

        body.OptimizeMacros();
    }

    private static bool Creates(Instruction instruction) => instruction.OpCode.Code switch
    {
        Code.Newarr or Code.Box => true,
        Code.Newobj => !((MethodReference)instruction.Operand).DeclaringType.IsValueType,
        Code.Call or Code.Callvirt => IsGiven((MethodReference)instruction.Operand),
        _ => false,
    };

    private static bool IsGiven(MethodReference method) =>
        !method.DeclaringType.FullName.StartsWith(Product, StringComparison.Ordinal) && (method.ReturnType.IsArray || method.ReturnType.MetadataType == MetadataType.String);

    /// <summary>The class with the field, and a method that hands an object to whoever is in it.</summary>
    private static MethodDefinition AddObserver(ModuleDefinition module)
    {
        int dot = ObserverType.LastIndexOf('.');
        var type = new TypeDefinition(
            ObserverType[..dot],
            ObserverType[(dot + 1)..],
            TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.Class,
            module.TypeSystem.Object);
        var field = new FieldDefinition(ObserverField, FieldAttributes.Public | FieldAttributes.Static, module.ImportReference(typeof(Action<object>)));
        var show = new MethodDefinition("Show", MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.HideBySig, module.TypeSystem.Void);
        show.Parameters.Add(new ParameterDefinition(module.TypeSystem.Object));
        ILProcessor processor = show.Body.GetILProcessor();
        processor.Emit(OpCodes.Ldsfld, field);
        processor.Emit(OpCodes.Ldarg_0);
        processor.Emit(OpCodes.Callvirt, module.ImportReference(typeof(Action<object>).GetMethod(nameof(Action<object>.Invoke))));
        processor.Emit(OpCodes.Ret);
        type.Fields.Add(field);
        type.Methods.Add(show);
        module.Types.Add(type);
        return show;
    }
}
