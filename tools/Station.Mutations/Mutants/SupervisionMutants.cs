using Mono.Cecil.Cil;

namespace Station.Mutations.Mutants;

/// <summary>Bugs in what looks after the station itself.</summary>
internal static class SupervisionMutants
{
    private const long AsleepFromMs = 3 * 3_600_000L;

    public static readonly Mutant[] All =
    [
        new("short-boots-are-not-counted", 9, "A station that falls over again and again never goes into safe mode.", new Hunt(20), image =>
            image.Method("BootCounter", "get_ShortBoots").Returns(0)),

        // The watchdog's leash alone is no bug that anybody could see: something has to be caught by it.
        new("watchdog-is-pulsed-without-progress", 9, "Measuring falls asleep after three hours, and the watchdog is pulsed all the same.", new Hunt(20), image =>
        {
            image.Method("ProgressWatch", "LateActivity").Returns(-1);
            image.Method("MeasuringChain", "Step").Begins((parts, first) =>
            [
                parts.Load(0),
                Instruction.Create(OpCodes.Ldc_I8, AsleepFromMs),
                Instruction.Create(OpCodes.Blt, first),
                Instruction.Create(OpCodes.Ldc_I8, long.MaxValue),
                Instruction.Create(OpCodes.Ret),
            ]);
        }),
    ];
}
