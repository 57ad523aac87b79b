namespace Station.Simulator.Faults;

/// <summary>The values of a fault's parameters: each has one.</summary>
public sealed class FaultArguments(IReadOnlyList<FaultParameter> parameters, IReadOnlyDictionary<string, string> values)
{
    public string Word(string name) => values[name];

    /// <summary>A number, or a duration in ms.</summary>
    public long Number(string name) => parameters.First(parameter => parameter.Name == name).ValueOf(values[name])!.Value;

    /// <summary>The same with another value of one.</summary>
    public FaultArguments With(string name, string value) => new(parameters, values.ToDictionary(pair => pair.Key, pair => pair.Key == name ? value : pair.Value));

    public override string ToString() => string.Concat(parameters.Select(parameter => $" {parameter.Name}={Quoted(values[parameter.Name])}"));

    private static string Quoted(string value) => value.Contains(' ') || value.Length == 0 ? $"\"{value}\"" : value;
}
