using System.Text;
using Station.Platform.Hj212;
using Station.Platform.Keys;
using Station.Platform.Senml;
using Station.Platform.Storage;

namespace Station.Tool.Verifying;

/// <summary>What is valid in files and has its time, period by period, for everybody else.</summary>
internal static class PeriodOutput
{
    /// <summary>Packs of SenML: JSON each on a line, CBOR one after the other (a sequence, RFC 8742).</summary>
    public static Func<StoreKey, StoredPeriod, byte[]> Senml(SenmlForm form) => (key, period) =>
        SenmlComposer.Compose(key.Station, period) is { } pack ? [.. SenmlWriter.Write(pack, form), .. form == SenmlForm.Json ? "\n"u8 : []] : [];

    /// <summary>Packets of HJ 212, as their settings want them.</summary>
    public static Func<StoreKey, StoredPeriod, byte[]> Hj212(Hj212Settings settings)
    {
        var composer = new Hj212Composer(settings);
        return (key, period) => Encoding.UTF8.GetBytes(string.Concat(composer.Compose(key.Station, period, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())));
    }

    public static void Write(
        Stream output, IEnumerable<FileExamination> files, KeyRegistry registry, Func<StoreKey, StoredPeriod, byte[]> write, CancellationToken cancellation)
    {
        using var buffered = new BufferedStream(output);
        foreach (FileExamination file in files.Where(file => file.Failure is null))
        {
            if (file.IsStore)
            {
                WriteStore(buffered, file.Path, write, cancellation);
            }
            else
            {
                WriteArchive(buffered, file.Path, registry, write, cancellation);
            }
        }
    }

    /// <summary>Names and times of an archive file's records lie in other records: it becomes a store for as long as it takes.</summary>
    private static void WriteArchive(Stream output, string path, KeyRegistry registry, Func<StoreKey, StoredPeriod, byte[]> write, CancellationToken cancellation)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("station-periods-");
        try
        {
            string store = Path.Combine(directory.FullName, "store.db");
            StoreRebuild.FromArchiveFile(path, store, registry);
            WriteStore(output, store, write, cancellation);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static void WriteStore(Stream output, string path, Func<StoreKey, StoredPeriod, byte[]> write, CancellationToken cancellation)
    {
        using EvidenceReader reader = EvidenceReader.Open(path);
        foreach (StoreKey key in reader.ReadKeys())
        {
            foreach (StoredPeriod period in reader.ReadResolvedPeriods(key, 0, long.MaxValue))
            {
                cancellation.ThrowIfCancellationRequested();
                output.Write(write(key, period));
            }
        }
    }
}
