using System.Text.Json;
using Station.Platform.Storage;

namespace Station.Benchmarks.Verifications;

/// <summary>How fast the platform verifies, decodes and stores, beside plain JSON in the same run.</summary>
public sealed class VerifyBenchmark(VerifyBenchmarkOptions options)
{
    /// <summary>What a receiver commits at most at once.</summary>
    private const int BatchSize = 256;

    /// <summary>Raised with a line about what begins.</summary>
    public event Action<string>? Began;

    public VerifyReport Run(CancellationToken cancellation)
    {
        Began?.Invoke("makes the messages");
        var workload = new VerifyWorkload(options);

        Began?.Invoke("verifies");
        // The first pass is for the runtime, which translates what runs often a second time.
        new VerifyPass(workload).Run(cancellation);
        GC.Collect();
        var pass = new VerifyPass(workload);
        var clock = new CpuClock();
        pass.Run(cancellation);
        (double cpuSeconds, double wallSeconds) = (clock.CpuSeconds, clock.WallSeconds);

        Began?.Invoke("stores");
        (long stored, double storedCpuSeconds, double storedWallSeconds) = Store(workload, cancellation);

        Began?.Invoke("parses JSON");
        (double jsonRecordsPerSecond, double jsonBytesPerRecord) = ParseJson(workload);
        return new VerifyReport(
            options.IsMeasured ? "measured" : "generated",
            options.Stations,
            options.RecordsPerBlock,
            options.Columns.Length,
            workload.Messages.Length,
            workload.Messages.Average(message => message.Message.Length),
            pass.Duplicates,
            workload.Altered.Count,
            pass.Refused,
            pass.FalselyAccepted,
            pass.Records,
            pass.Checksum,
            pass.Records / cpuSeconds,
            pass.Records / wallSeconds,
            stored / storedWallSeconds,
            stored / storedCpuSeconds,
            jsonRecordsPerSecond,
            jsonBytesPerRecord);
    }

    private (long Records, double CpuSeconds, double WallSeconds) Store(VerifyWorkload workload, CancellationToken cancellation)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("station-bench-verify-");
        try
        {
            using EvidenceWriter writer = EvidenceWriter.Open(Path.Combine(directory.FullName, "store.db"), workload.Registry);
            RawMessage[][] batches = [.. workload.Messages.Take(workload.Messages.Length * options.StoredPercent / 100).Chunk(BatchSize)];
            long records = 0;
            var clock = new CpuClock();
            foreach (RawMessage[] batch in batches)
            {
                cancellation.ThrowIfCancellationRequested();
                foreach (WriteOutcome outcome in writer.Write(batch))
                {
                    records += outcome.Records;
                }
            }

            return (records, clock.CpuSeconds, clock.WallSeconds);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private (double RecordsPerSecond, double BytesPerRecord) ParseJson(VerifyWorkload workload)
    {
        byte[][] lines = [.. workload.JsonLines(options.JsonRecords)];
        SumOf(lines);
        var clock = new CpuClock();
        double sum = SumOf(lines);
        double seconds = clock.CpuSeconds;
        return (double.IsFinite(sum) ? lines.Length / seconds : 0, lines.Average(line => line.Length));
    }

    /// <summary>The fastest that the platform's library has: token by token, without a document.</summary>
    private static double SumOf(byte[][] lines)
    {
        double sum = 0;
        foreach (byte[] line in lines)
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.Number)
                {
                    sum += reader.GetDouble();
                }
            }
        }

        return sum;
    }
}
