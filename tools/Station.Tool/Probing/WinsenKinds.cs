using Station.Sensors.Winsen;

namespace Station.Tool.Probing;

/// <summary>Winsen modules by gas, from the firmware's own table of modules.</summary>
internal static class WinsenKinds
{
    /// <summary>Gases that the firmware has drivers for, by their words in a profile.</summary>
    public static readonly string[] Gases = ["co", "so2", "no2", "o3", "h2s", "nh3", "ch2o"];

    private static readonly string[] Modules = ["ze03", "ze07", "ze08", "ze12", "ze14", "ze25", "ze27", "gravity"];

    /// <summary>Modules of a gas that send by themselves: their frames name gas, unit and decimals, and not the module.</summary>
    public static SensorKind Sending(string gas) => new($"Winsen module for {gas.ToUpperInvariant()} ({List(ModulesOf(gas))})", $"winsen gas={gas} mode=active");

    /// <summary>
    /// Modules that answer questions, each with its own place for the value; one entry a place. Without a gas all that there are, because most answers name none.
    /// </summary>
    public static IEnumerable<SensorKind> Asked(string? gas) =>
        from name in gas is null ? Gases : [gas]
        from module in ModulesOf(name)
        select new SensorKind($"Winsen {Title(module)} for {name.ToUpperInvariant()}", SensorOf(name, module));

    /// <summary>
    /// The gas that frames name which a module sends by itself; null without any. A late answer among them names none: the drivers of all gases take it.
    /// </summary>
    public static (string Gas, Fit Fit)? NamedBy(byte[] sent)
    {
        (string Gas, Fit Fit)[] named = [.. Gases.Select(gas => (gas, Judgement.Try(Sending(gas), sent))).Where(row => row.Item2.Finding is { Values.Count: > 0, Counts.InstrumentErrors: 0 })];
        return named.Length == 1 ? named[0] : null;
    }

    private static string SensorOf(string gas, string module) =>
        $"winsen gas={gas} module={module}" + (module == "gravity" ? $" port=COM3 warmup={WinsenModule.LongWarmUpMs / 1_000}" : string.Empty);

    private static string[] ModulesOf(string gas) => [.. Modules.Where(module => WinsenModule.Find(module, gas) >= 0)];

    private static string List(string[] modules) => string.Join(", ", modules.Select(Title));

    private static string Title(string module) => module == "gravity" ? "Gravity board" : module.ToUpperInvariant();
}
