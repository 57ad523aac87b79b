using Mono.Cecil.Cil;

namespace Station.Benchmarks.Instructions;

/// <summary>Cuts a method into basic blocks.</summary>
internal static class BasicBlockFinder
{
    public static List<BasicBlock> Find(MethodBody body)
    {
        HashSet<Instruction> starts = FindStarts(body);
        var blocks = new List<BasicBlock>();
        Instruction? first = null;
        int count = 0;
        foreach (Instruction instruction in body.Instructions)
        {
            bool isSplit = instruction.Previous is { } previous && previous.OpCode.OpCodeType == OpCodeType.Prefix;
            if (starts.Contains(instruction) && !isSplit)
            {
                Add(blocks, first, count);
                first = instruction;
                count = 0;
            }

            count++;
        }

        Add(blocks, first, count);
        return blocks;
    }

    private static void Add(List<BasicBlock> blocks, Instruction? first, int count)
    {
        if (first is not null)
        {
            blocks.Add(new BasicBlock(first, count));
        }
    }

    private static HashSet<Instruction> FindStarts(MethodBody body)
    {
        HashSet<Instruction> starts = [body.Instructions[0]];
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                starts.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                starts.UnionWith(targets);
            }

            if (EndsBlock(instruction) && instruction.Next is not null)
            {
                starts.Add(instruction.Next);
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            Instruction?[] edges = [handler.TryStart, handler.TryEnd, handler.FilterStart, handler.HandlerStart, handler.HandlerEnd];
            starts.UnionWith(edges.OfType<Instruction>());
        }

        return starts;
    }

    /// <summary>What is behind a call may never be reached: an exception can leave from there.</summary>
    private static bool EndsBlock(Instruction instruction) => instruction.OpCode.FlowControl
        is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw or FlowControl.Call;
}
