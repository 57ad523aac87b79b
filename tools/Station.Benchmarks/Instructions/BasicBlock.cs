using Mono.Cecil.Cil;

namespace Station.Benchmarks.Instructions;

/// <summary>Instructions that are executed one after the other or not at all.</summary>
/// <param name="First">The first one.</param>
/// <param name="Count">How many they are. A prefix counts, because the interpreter dispatches it like any other.</param>
internal readonly record struct BasicBlock(Instruction First, int Count);
