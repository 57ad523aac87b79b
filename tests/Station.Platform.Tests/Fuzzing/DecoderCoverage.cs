using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Platform.Tests.Fuzzing;

/// <summary>Which rules of the decoders the inputs broke, and which kinds of content got through.</summary>
internal sealed class DecoderCoverage
{
    /// <summary>Rules that only registries with a revocation, or several messages beside each other, can break.</summary>
    private static readonly Fault[] OutOfReach = [Fault.RevokedTime, Fault.Repeat, Fault.OtherContent, Fault.Link];

    private readonly SortedDictionary<(Verdict, Fault), long> verdicts = [];
    private readonly SortedDictionary<string, long> accepted = [];

    public IEnumerable<Fault> NeverBroken =>
        Enum.GetValues<Fault>().Except(OutOfReach).Except(verdicts.Keys.Select(pair => pair.Item2));

    public IReadOnlyCollection<string> Accepted => accepted.Keys;

    public void Count(Judgement judgement, MessageContent content)
    {
        var key = (judgement.Verdict, judgement.Fault);
        verdicts[key] = verdicts.GetValueOrDefault(key) + 1;
        if (!judgement.IsValid)
        {
            return;
        }

        Add(content.Kind.ToString());
        foreach (var record in content.Kind == MessageKind.EventBlock ? content.EventBlock.Records : [])
        {
            Add(record.Detail?.GetType().Name ?? "other event");
        }
    }

    public override string ToString() =>
        $"""
        refused: {string.Join(", ", verdicts.Where(pair => pair.Key.Item1 != Verdict.Valid).Select(pair => $"{pair.Key.Item1.Token()} {pair.Key.Item2.Token()} {pair.Value}"))}
        accepted: {string.Join(", ", accepted.Select(pair => $"{pair.Key} {pair.Value}"))}
        rules never broken: {string.Join(", ", NeverBroken.Select(fault => fault.Token()))}
        """;

    private void Add(string name) => accepted[name] = accepted.GetValueOrDefault(name) + 1;
}
