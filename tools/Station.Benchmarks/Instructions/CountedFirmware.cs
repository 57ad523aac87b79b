using System.Linq.Expressions;

namespace Station.Benchmarks.Instructions;

/// <summary>The firmware's device build with instruction counters.</summary>
public sealed class CountedFirmware : WovenFirmware
{
    private readonly Func<long>[] executed;

    private CountedFirmware()
        : base(InstructionWeaver.Weave) =>
        executed = [.. FieldsOf(InstructionWeaver.CounterType, InstructionWeaver.CounterField).Select(field => Expression.Lambda<Func<long>>(Expression.Field(null, field)).Compile())];

    /// <summary>Instructions that the firmware has executed since it was loaded; the HAL is not counted.</summary>
    public long Executed => executed.Sum(counter => counter());

    /// <summary>Loads a fresh copy, one a run: its statics and its count are its own.</summary>
    public static CountedFirmware Load() => new();
}
