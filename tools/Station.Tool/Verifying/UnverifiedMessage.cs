using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Tool.Verifying;

/// <summary>A message of a file that did not verify.</summary>
/// <param name="Number">Its line in an archive file, or its place in a store's archive, from 1.</param>
internal sealed record UnverifiedMessage(long Number, string Topic, Judgement Judgement)
{
    public override string ToString() => $"message {Number}: {Topic}: {Judgement.Verdict.Token()} ({Judgement.Fault.Token()})";
}
