using System.Buffers.Binary;
using Station.Platform.Storage;
using Station.Platform.Verification;
using Station.Platform.Wire;

namespace Station.Benchmarks.Verifications;

/// <summary>One thread that verifies messages one after the other and adds every value up.</summary>
internal sealed class VerifyPass(VerifyWorkload workload)
{
    private readonly HashSet<UInt128> seen = [];

    /// <summary>Records that came for the first time and are valid.</summary>
    public long Records { get; private set; }

    public long Duplicates { get; private set; }

    public long Refused { get; private set; }

    /// <summary>Messages that were changed and are taken for valid all the same: none.</summary>
    public long FalselyAccepted { get; private set; }

    /// <summary>Sum over all values and quality codes, each weighted by its place: the same whatever the order.</summary>
    public long Checksum { get; private set; }

    public void Run(CancellationToken cancellation)
    {
        var verifier = new Verifier(workload.Registry);
        for (int place = 0; place < workload.Messages.Length; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            RawMessage message = workload.Messages[place];
            if (!verifier.Verify(message).IsValid)
            {
                Refused++;
                continue;
            }

            FalselyAccepted += workload.Altered.Contains(place) ? 1 : 0;
            if (seen.Add(BinaryPrimitives.ReadUInt128BigEndian(message.Message.AsSpan(message.Message.Length - Envelope.TagLength))))
            {
                Add(verifier.Content.PeriodBlock);
            }
            else
            {
                Duplicates++;
            }
        }
    }

    private void Add(PeriodBlock block)
    {
        long sum = 0;
        for (int column = 0; column < block.ColumnCount; column++)
        {
            ReadOnlySpan<int> values = block.Values(column);
            for (int row = 0; row < values.Length; row++)
            {
                sum += (values[row] + ((long)block.Quality(column, row).Code << 32)) * ((column * BlockHeader.MostRecords) + row + 1);
            }
        }

        Checksum += sum;
        Records += block.Count;
    }
}
