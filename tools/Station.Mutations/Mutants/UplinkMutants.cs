using Mono.Cecil.Cil;

namespace Station.Mutations.Mutants;

/// <summary>Bugs on the way to the platform.</summary>
internal static class UplinkMutants
{
    private const int PaceMs = 1_000;

    public static readonly Mutant[] All =
    [
        new("receipt-frees-what-it-calls-missing", 2, "Blocks that a receipt calls missing count as received: they are never sent again, and go without being admitted.", new Hunt(20), image =>
            image.Method("ReceiptState", "AddRange").Skips("ReceiptState.set_RangeCount")),

        new("acknowledged-is-delivered", 2, "What the broker has acknowledged is never sent again, whatever the platform misses.", new Hunt(20), image =>
            image.Method("BlockDelivery", "FirstHeldMissing").Ends(parts =>
                [parts.This(), parts.Field(OpCodes.Ldfld, "store"), parts.CallOf("store", "get_PublishedUpTo"), parts.Max()])),

        new("retries-without-back-off", 9, "Attempts follow on one another without a pause.", new Hunt(20), image =>
            image.Method("BackOff", "NextMs").Returns(0)),

        new("backlog-without-pace", 8, "After an outage the backlog goes out as fast as the broker takes it.", new Hunt(20), image =>
            image.Method("BlockDelivery", "Sent").Numbers(PaceMs, 0)),

        new("trial-of-settings-never-ends", 9, "Settings with which the broker is out of reach stay in force.", new Hunt(20), image =>
            image.Method("SettingsTrial", "get_LimitMs").Returns(long.MaxValue)),
    ];
}
