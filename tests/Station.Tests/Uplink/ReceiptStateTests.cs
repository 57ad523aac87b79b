using CsCheck;
using Station.Journal;

namespace Station.Tests.Uplink;

/// <summary>The compact receipt against a plain set of blocks.</summary>
public sealed class ReceiptStateTests
{
    private static readonly Gen<(long UpTo, (long Skip, long Missing)[] Ranges, long Tail)> Receipts = Gen.Select(
        Gen.Long[0, 40],
        Gen.Select(Gen.Long[0, 5], Gen.Long[1, 5]).Array[0, ReceiptState.RangeLimit],
        Gen.Long[0, 10]);

    [Fact]
    public void A_receipt_says_the_same_as_the_set_of_blocks_that_it_stands_for()
    {
        Receipts.Sample(
            receipt =>
            {
                var state = new ReceiptState();
                state.Begin(receipt.UpTo);
                var there = new HashSet<long>(Range(0, receipt.UpTo));
                long next = receipt.UpTo;
                foreach ((long skip, long missing) in receipt.Ranges)
                {
                    state.AddRange(skip, missing);
                    there.UnionWith(Range(next, skip));
                    next += skip + missing;
                }

                state.End(receipt.Tail);
                there.UnionWith(Range(next, receipt.Tail));
                var copy = new ReceiptState();
                copy.CopyFrom(state);
                for (long block = 0; block < next + receipt.Tail + 3; block++)
                {
                    long missing = block;
                    while (there.Contains(missing))
                    {
                        missing++;
                    }

                    Assert.Equal(there.Contains(block), state.IsReceived(block));
                    Assert.Equal(there.Contains(block), copy.IsReceived(block));
                    Assert.Equal(missing, state.NextMissing(block));
                    Assert.Equal(missing, copy.NextMissing(block));
                }
            },
            iter: 3_000);
    }

    private static IEnumerable<long> Range(long first, long count) => Enumerable.Range(0, (int)count).Select(i => first + i);
}
