using Mono.Cecil.Cil;

namespace Station.Mutations.Mutants;

/// <summary>Bugs between the wires and the records.</summary>
internal static class MeasuringMutants
{
    public static readonly Mutant[] All =
    [
        new("parser-never-synchronises-again", 7, "Once a line has brought a byte that belongs to no frame, none of its frames counts any more.", new Hunt(20), image =>
            image.Method("FrameScanner", "Complete").Begins((parts, first) =>
            [
                parts.This(),
                parts.Field(OpCodes.Ldfld, "counters"),
                parts.CallOf("counters", "get_BytesSkipped"),
                Instruction.Create(OpCodes.Brfalse, first),
                parts.This(),
                parts.Load(0),
                parts.Field(OpCodes.Stfld, "completed"),
                Instruction.Create(OpCodes.Ret),
            ])),

        new("mean-of-one-reading-more", 7, "The sum of a minute's readings is divided by one more than there were.", new Hunt(20), image =>
            image.Method("MeanValues", "Value").Begins((parts, _) =>
                [parts.Load(3), Instruction.Create(OpCodes.Ldc_I4_1), Instruction.Create(OpCodes.Add), parts.Store(3)])),

        new("hour-of-44-minutes-is-normal", 7, "An hour counts as normal with 44 normal minutes; it takes 45.", new Hunt(60), image =>
            image.Method("PeriodStatistics", "Verdict").AddsToFirstAnswer("PeriodStatistics.NormalMinutes", 1)),

        new("stall-counts-as-measured", 7, "Seconds in which the whole machine stood still count as measured.", new Hunt(60), image =>
            image.Method("MinuteAggregator", "NoteStall").DoesNothing()),

        new("jump-of-time-moves-the-minute", 5, "A minute is stamped by the clock at its end instead of by the uptime at its begin, so a clock that is set meanwhile moves it.", new Hunt(20), image =>
            image.Method("MinuteAggregator", "Close").ReplacesFirst("SamplingPeriod.get_StartMs", parts =>
            [
                Instruction.Create(OpCodes.Pop),
                parts.This(),
                parts.Field(OpCodes.Ldfld, "boundary"),
                parts.Load(0),
                parts.CallOf("boundary", "NextBoundaryMs"),
                Instruction.Create(OpCodes.Ldc_I8, 120_000L),
                Instruction.Create(OpCodes.Sub),
            ])),
    ];
}
