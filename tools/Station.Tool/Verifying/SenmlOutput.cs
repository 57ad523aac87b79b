using Station.Platform.Keys;
using Station.Platform.Senml;
using Station.Platform.Storage;

namespace Station.Tool.Verifying;

/// <summary>What is valid in files, as SenML for everybody else.</summary>
internal static class SenmlOutput
{
    /// <summary>Writes a pack a period: JSON each on a line, CBOR one after the other (a sequence, RFC 8742).</summary>
    public static void Write(Stream output, IEnumerable<FileExamination> files, KeyRegistry registry, SenmlForm form, CancellationToken cancellation)
    {
        using var buffered = new BufferedStream(output);
        foreach (FileExamination file in files.Where(file => file.Failure is null))
        {
            if (file.IsStore)
            {
                WriteStore(buffered, file.Path, form, cancellation);
            }
            else
            {
                WriteArchive(buffered, file.Path, registry, form, cancellation);
            }
        }
    }

    /// <summary>Names and times of an archive file's records lie in other records: it becomes a store for as long as it takes.</summary>
    private static void WriteArchive(Stream output, string path, KeyRegistry registry, SenmlForm form, CancellationToken cancellation)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("station-senml-");
        try
        {
            string store = Path.Combine(directory.FullName, "store.db");
            StoreRebuild.FromArchiveFile(path, store, registry);
            WriteStore(output, store, form, cancellation);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static void WriteStore(Stream output, string path, SenmlForm form, CancellationToken cancellation)
    {
        using EvidenceReader reader = EvidenceReader.Open(path);
        foreach (StoreKey key in reader.ReadKeys())
        {
            foreach (StoredPeriod period in reader.ReadResolvedPeriods(key, 0, long.MaxValue))
            {
                cancellation.ThrowIfCancellationRequested();
                if (SenmlComposer.Compose(key.Station, period) is { } pack)
                {
                    output.Write(SenmlWriter.Write(pack, form));
                    output.Write(form == SenmlForm.Json ? "\n"u8 : []);
                }
            }
        }
    }
}
