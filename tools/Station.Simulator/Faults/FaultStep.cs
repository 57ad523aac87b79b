namespace Station.Simulator.Faults;

/// <summary>A fault at a time: one line of a scenario.</summary>
/// <param name="AtMs">Virtual time since the start of the run.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Arguments">The values of its parameters.</param>
/// <param name="ForMs">How long it lasts; 0 for a fault that is over at once.</param>
public sealed record FaultStep(long AtMs, FaultKind Kind, FaultArguments Arguments, long ForMs)
{
    /// <summary>The line, as it is read back.</summary>
    public override string ToString() =>
        $"at {VirtualDuration.Write(AtMs)} {Kind.Name}{Arguments}{(ForMs > 0 ? " for=" + VirtualDuration.Write(ForMs) : "")}";
}
