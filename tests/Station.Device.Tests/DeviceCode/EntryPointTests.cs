using Mono.Cecil;
using Mono.Cecil.Cil;
using Xunit;

namespace Station.Device.Tests.DeviceCode;

/// <summary>What would halt the board for good: an entry point that returns, and an exception that leaves it or a thread.</summary>
public sealed class EntryPointTests
{
    [Fact]
    public void Main_never_returns_and_lets_no_exception_out()
    {
        using ModuleDefinition module = DeviceAssemblies.Read("Station.Esp32.exe");
        MethodDefinition main = module.EntryPoint;
        Assert.DoesNotContain(main.Body.Instructions, instruction => instruction.OpCode.Code is Code.Ret or Code.Throw or Code.Rethrow);
        Assert.Empty(Unguarded(main));
    }

    [Theory]
    [InlineData("Station.Hal.Esp32.dll", "System.Void Station.Hal.Esp32.GuardedThread::Start()")]
    [InlineData("Station.Esp32.exe", null)]
    [InlineData("Station.Measuring.dll", null)]
    [InlineData("Station.Delivering.dll", null)]
    [InlineData("Station.dll", null)]
    public void Threads_are_made_by_the_guard_alone(string assembly, string? maker)
    {
        using ModuleDefinition module = DeviceAssemblies.Read(assembly);
        string[] makers = [.. module.GetTypes().SelectMany(type => type.Methods).Where(MakesThreads).Select(method => method.FullName)];
        Assert.Equal(maker is null ? [] : [maker], makers);
    }

    [Fact]
    public void A_guarded_thread_ends_in_the_fault_reporter_and_not_in_an_exception()
    {
        using ModuleDefinition module = DeviceAssemblies.Read("Station.Hal.Esp32.dll");
        MethodDefinition run = module.GetType("Station.Hal.Esp32.GuardedThread").Methods.Single(method => method.Name == "Run");
        MethodReference[] unguarded = [.. Unguarded(run).Select(instruction => (MethodReference)instruction.Operand)];
        Assert.Equal("System.Void Station.Hal.Esp32.FaultReporter::Report(System.String,System.Exception)", Assert.Single(unguarded).FullName);
    }

    [Theory]
    [InlineData(nameof(Guarded), 0)]
    [InlineData(nameof(GuardedInSteps), 0)]
    [InlineData(nameof(GuardedForOneKind), 1)]
    [InlineData(nameof(CallsInItsHandler), 1)]
    public void A_call_that_could_let_an_exception_out_is_seen(string name, int found)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(EntryPointTests).Assembly.Location);
        MethodDefinition method = module.GetType(typeof(EntryPointTests).FullName).Methods.Single(candidate => candidate.Name == name);
        Assert.Equal(found, Unguarded(method).Count());
    }

    private static void Guarded()
    {
        try
        {
            Console.Out.Flush();
        }
        catch (Exception)
        {
            // As the entry point does it.
        }
    }

    private static void GuardedInSteps()
    {
        try
        {
            Console.Out.Flush();
        }
        catch (Exception)
        {
            Guarded();
        }
    }

    private static void GuardedForOneKind()
    {
        try
        {
            GC.Collect();
        }
        catch (InvalidOperationException)
        {
            // Others go through.
        }
    }

    private static void CallsInItsHandler()
    {
        try
        {
            GC.Collect();
        }
        catch (Exception)
        {
            GC.Collect();
        }
    }

    private static bool MakesThreads(MethodDefinition method) => method.HasBody && method.Body.Instructions.Any(instruction =>
        instruction.OpCode.Code == Code.Newobj && ((MethodReference)instruction.Operand).DeclaringType.FullName is "System.Threading.Thread" or "System.Threading.Timer");

    /// <summary>Calls whose exceptions leave the method. One to a method of the same type that lets none out is none of them.</summary>
    private static IEnumerable<Instruction> Unguarded(MethodDefinition method) =>
        from instruction in method.Body.Instructions
        where instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj
        where !method.Body.ExceptionHandlers.Any(handler => Catches(handler, instruction))
        where instruction.Operand is not MethodDefinition called || called.DeclaringType != method.DeclaringType || called == method || Unguarded(called).Any()
        select instruction;

    private static bool Catches(ExceptionHandler handler, Instruction instruction) =>
        handler.HandlerType == ExceptionHandlerType.Catch
        && handler.CatchType.FullName is "System.Exception" or "System.Object"
        && instruction.Offset >= handler.TryStart.Offset && instruction.Offset < handler.TryEnd.Offset;
}
