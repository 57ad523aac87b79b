using System.Reflection;

namespace Station.Benchmarks.Instructions;

/// <summary>
/// The firmware, in most cases its device build, with something woven in, loaded beside the firmware that this process itself uses. What drives it must be bound to it, so the driver's assembly is loaded
/// once more, too.
/// </summary>
public abstract class WovenFirmware
{
    private readonly CountingLoadContext context;

    /// <param name="weave">Makes the image of an assembly from its file.</param>
    protected WovenFirmware(Func<string, byte[]> weave)
        : this(weave, DevicePath)
    {
    }

    /// <param name="weave">Makes the image of an assembly from its file.</param>
    /// <param name="pathOf">File of an assembly of the build that is meant.</param>
    protected WovenFirmware(Func<string, byte[]> weave, Func<string, string> pathOf) =>
        context = new CountingLoadContext(Assemblies.ToDictionary(name => name, name => weave(pathOf(name))));

    /// <summary>What the firmware is made of.</summary>
    public static string[] Assemblies { get; } = ["Station.Measuring", "Station.Delivering", "Station"];

    /// <summary>
    /// Runs a public static method against the woven firmware. Arguments and result may be of the base library, Station.Hal and Station.Hal.Simulated only:
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
    protected internal static string DevicePath(string assembly) => Path.Combine(AppContext.BaseDirectory, "device", assembly + ".dll");

    /// <summary>A static field that was woven into each assembly.</summary>
    protected IEnumerable<FieldInfo> FieldsOf(string type, string field) =>
        Assemblies.Select(assembly => context.LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type, throwOnError: true)!.GetField(field)!);
}
