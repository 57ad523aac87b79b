using System.Linq.Expressions;
using System.Reflection;

namespace Station.Benchmarks.Instructions;

/// <summary>
/// The firmware's device build with instruction counters, loaded beside the firmware that this process itself uses. What drives it must be bound to it, so the
/// driver's assembly is loaded once more, too.
/// </summary>
public sealed class CountedFirmware
{
    private readonly CountingLoadContext context;
    private readonly Func<long>[] executed;

    private CountedFirmware(CountingLoadContext context)
    {
        this.context = context;
        executed = [.. Assemblies.Select(CounterOf)];
    }

    /// <summary>What the firmware is made of.</summary>
    internal static string[] Assemblies { get; } = ["Station.Measuring", "Station"];

    /// <summary>Instructions that the firmware has executed since it was loaded; the HAL is not counted.</summary>
    public long Executed => executed.Sum(counter => counter());

    /// <summary>Loads a fresh copy, one a run: its statics and its count are its own.</summary>
    public static CountedFirmware Load() => new(new CountingLoadContext(Assemblies.ToDictionary(name => name, name => InstructionWeaver.Weave(DevicePath(name)))));

    /// <summary>
    /// Runs a public static method against the counted firmware. Arguments and result may be of the base library, Station.Hal and Station.Hal.Simulated only:
    /// all other types of this product exist twice now.
    /// </summary>
    /// <param name="driver">The method, as this process has it.</param>
    /// <param name="arguments">Its arguments.</param>
    public TResult Drive<TResult>(Delegate driver, params object[] arguments)
    {
        Type home = driver.Method.DeclaringType!;
        Assembly copy = context.LoadFromAssemblyName(home.Assembly.GetName());
        MethodInfo method = copy.GetType(home.FullName!, throwOnError: true)!.GetMethod(driver.Method.Name, BindingFlags.Public | BindingFlags.Static)
            ?? throw new ArgumentException("A driver is a public static method.", nameof(driver));
        return (TResult)method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    /// <summary>The device build that goes along with this tool.</summary>
    internal static string DevicePath(string assembly) => Path.Combine(AppContext.BaseDirectory, "device", assembly + ".dll");

    private Func<long> CounterOf(string assembly)
    {
        Type counter = context.LoadFromAssemblyName(new AssemblyName(assembly)).GetType(InstructionWeaver.CounterType, throwOnError: true)!;
        return Expression.Lambda<Func<long>>(Expression.Field(null, counter.GetField(InstructionWeaver.CounterField)!)).Compile();
    }
}
