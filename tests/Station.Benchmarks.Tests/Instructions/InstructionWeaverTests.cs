using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Station.Benchmarks.Instructions;

namespace Station.Benchmarks.Tests.Instructions;

/// <summary>Counters say exactly what was executed and change nothing else.</summary>
public sealed class InstructionWeaverTests
{
    private const int FinallyCount = 10;

    /// <summary>Method, argument, result, instructions counted by hand.</summary>
    public static TheoryData<string, int, int, int> Methods() => new()
    {
        { "Loop", 0, 0, 5 + 3 + 2 },
        { "Loop", 10, 45, 5 + (10 * 8) + (11 * 3) + 2 },
        { "Switch", 0, 10, 2 + 2 },
        { "Switch", 1, 21, 2 + 4 },
        { "Switch", 2, -1, 2 + 2 },
        { "Finally", 4, 5, 3 + 5 + 2 },
        { "Catch", 0, 7, 2 + 2 + 2 + 2 },
        { "Filter", 0, 5, 2 + 2 + 3 + 2 + 2 },
        { "Prefix", 1234, 4, 5 },
        { "PrefixAsTarget", 99, 99, 3 + 3 },
        { "LongLoop", 0, 0, 1 + 2 + 2 },
        { "LongLoop", 3, 180, 1 + (3 * (4 + (SmallMethods.CallsInLongLoop * (3 + FinallyCount)))) + (4 * 2) + 2 },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_counts_what_it_executes_and_returns_what_it_did_before(string method, int argument, int result, int count)
    {
        Assert.Equal(result, Invoke(Load(woven: false), method, argument));

        Assembly woven = Load(woven: true);
        Assert.Equal(result, Invoke(woven, method, argument));
        Assert.Equal(count, Executed(woven));
        Assert.Equal(result, Invoke(woven, method, argument));
        Assert.Equal(2 * count, Executed(woven));
    }

    private static Assembly Load(bool woven)
    {
        using ModuleDefinition module = SmallMethods.Create();
        if (woven)
        {
            InstructionWeaver.Weave(module);
        }

        var image = new MemoryStream();
        module.Write(image);
        image.Position = 0;
        return new AssemblyLoadContext(null).LoadFromStream(image);
    }

    private static int Invoke(Assembly assembly, string method, int argument) =>
        (int)assembly.GetType("Small.Methods")!.GetMethod(method)!.Invoke(null, [argument])!;

    private static long Executed(Assembly assembly) =>
        (long)assembly.GetType(InstructionWeaver.CounterType)!.GetField(InstructionWeaver.CounterField)!.GetValue(null)!;
}
