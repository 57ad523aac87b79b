using Station.Benchmarks.Contenders;
using Station.Benchmarks.Instructions;
using Station.Benchmarks.Measures;
using Station.Benchmarks.Reports;
using Station.Benchmarks.Series;
using Station.Benchmarks.Volumes;
using Station.Hal.Simulated.Flash;

namespace Station.Benchmarks;

/// <summary>All contenders with one line of records.</summary>
internal sealed class WorkloadRun
{
    /// <summary>Erases that a block of NOR flash stands.</summary>
    private const double Endurance = 100_000;

    private const double DaysPerYear = 365;

    private const string SqliteName = "sqlite";

    private const string SqliteNote =
        "Runs on files of this machine, not on the flash model, so erases and life are unknown. Bytes programmed are those written to log and database; the outage ends when both need more "
        + "room than the volume has in free blocks.";

    private const string AppendedNote = "Keeps records of the finest period alone: no hours, events, contexts or seals.";

    private readonly string name;
    private readonly Workload workload;
    private readonly JournalBenchmarkOptions options;
    private readonly Action<string> begin;

    public WorkloadRun(string name, Workload workload, JournalBenchmarkOptions options, Action<string> begin)
    {
        this.name = name;
        this.workload = workload;
        this.options = options;
        this.begin = begin;
    }

    private Channel[] Channels => [.. workload.Columns.Select(column => column.Channel)];

    public WorkloadReport Run()
    {
        JournalFigures journal = RunJournal();
        IRecordFormat[] formats = [new JsonLinesFormat(Channels), new SenMlJsonFormat(Channels), new SenMlCborFormat(Channels), new FixedRecordFormat()];
        var baselines = new Dictionary<string, ContenderFigures>();
        foreach (IRecordFormat format in formats)
        {
            baselines[format.Name] = RunContender(() => new AppendedRecords(format), out _, out _) with { Note = AppendedNote };
        }

        baselines[SqliteName] = RunSqlite();
        return new WorkloadReport
        {
            Columns = workload.Columns.Length,
            PeriodSeconds = workload.PeriodSeconds,
            Journal = journal,
            Baselines = baselines.ToDictionary(
                pair => pair.Key, pair => pair.Value with { TimesAsLargeAsJournal = pair.Value.BytesPerRecord / journal.BytesPerRecord }),
        };
    }

    private JournalFigures RunJournal()
    {
        ContenderFigures common = RunContender(() => new StationJournalContender(Channels, workload.PeriodSeconds), out FlashChip full, out long records);
        (long fileBytes, long deviceBytes) = StartMeasure.Run(full);
        (long bits, long values) = ValueCoder.Encode(workload.Columns, records);
        SteadyFigures heap = RunSteady("heap", (chip, columns, warmUp, measured) =>
            SteadyCycle.Run(chip, columns, workload.PeriodSeconds, warmUp, measured, () => 0));
        SteadyFigures instructions = RunSteady("instructions", CountInstructions);
        return new JournalFigures
        {
            BytesPerRecord = common.BytesPerRecord,
            ContentBytesPerRecord = common.ContentBytesPerRecord,
            BlocksInUse = common.BlocksInUse,
            WriteAmplification = common.WriteAmplification,
            ProgrammedBytesPerRecord = common.ProgrammedBytesPerRecord,
            ErasesPerRecord = common.ErasesPerRecord,
            LifeYears = common.LifeYears,
            MeanLifeYears = common.MeanLifeYears,
            DaysOfOutage = common.DaysOfOutage,
            RefusedRecords = common.RefusedRecords,
            BitsPerValue = (double)bits / values,
            EntropyBitsPerValue = Entropy.OfDifferences(workload.Columns, records),
            BootReadBytes = fileBytes,
            BootDeviceReadBytes = deviceBytes,
            HeapBytesPerRecord = heap.HeapBytesPerRecord,
            HeapBytesPerSeal = heap.HeapBytesPerSeal,
            HalHeapBytesPerSeal = heap.DeviceHeapBytesPerSeal,
            IlPerRecord = instructions.InstructionsPerRecord,
            IlPerAccept = instructions.InstructionsPerAccept,
            IlPerSeal = instructions.InstructionsPerSeal,
            FreedFiles = instructions.FreedFiles,
        };
    }

    /// <summary>An outage until the volume is full, then ordinary use on a fresh one.</summary>
    private ContenderFigures RunContender(Func<IContender> create, out FlashChip full, out long records)
    {
        (OutageFill fill, full) = RunOutage(create());
        records = fill.Records;
        (OrdinaryUse use, MeteredVolume volume) = RunOrdinaryUse(create());
        double years = options.Days / DaysPerYear;
        return new ContenderFigures
        {
            BytesPerRecord = (double)fill.TakenBytes / fill.Records,
            ContentBytesPerRecord = (double)fill.ContentBytes / fill.Records,
            BlocksInUse = fill.BlocksInUse,
            DaysOfOutage = fill.Days,
            WriteAmplification = (double)volume.ProgrammedBytes / volume.Files.PayloadBytes,
            ProgrammedBytesPerRecord = (double)volume.ProgrammedBytes / use.Accepted,
            ErasesPerRecord = (double)volume.Erases / use.Accepted,
            LifeYears = Endurance / volume.GreatestWear * years,
            MeanLifeYears = Endurance / volume.MeanWear * years,
            RefusedRecords = use.Refused,
        };
    }

    private (OutageFill Fill, FlashChip Full) RunOutage(IContender contender)
    {
        begin($"{contender.Name}, outage");
        var volume = new MeteredVolume(contender, ReferenceVolume.Create(), $"{name}/{contender.Name}/outage", options.Trace);
        var fill = new OutageFill(volume, workload);
        fill.Run();
        return (fill, volume.Chip);
    }

    private (OrdinaryUse Use, MeteredVolume Volume) RunOrdinaryUse(IContender contender)
    {
        begin($"{contender.Name}, {options.Days} days of ordinary use");
        var volume = new MeteredVolume(contender, ReferenceVolume.Create(), $"{name}/{contender.Name}/ordinary", options.Trace);
        var use = new OrdinaryUse(volume, workload);
        use.Run(options.Days);
        return (use, volume);
    }

    private SteadyFigures RunSteady(string what, Func<FlashChip, int[][], int, int, long[]> run)
    {
        begin($"{StationJournalContender.JournalName}, {what}");
        int[][] columns = [.. workload.Columns.Select(column => column.Values)];
        return SteadyCycle.Read(run(ReferenceVolume.Create(), columns, options.WarmUpDays * workload.RecordsPerDay, options.SteadyDays * workload.RecordsPerDay));
    }

    private long[] CountInstructions(FlashChip chip, int[][] columns, int warmUp, int measured)
    {
        CountedFirmware firmware = CountedFirmware.Load();
        return firmware.Drive<long[]>(SteadyCycle.Run, chip, columns, workload.PeriodSeconds, warmUp, measured, () => firmware.Executed);
    }

    private ContenderFigures RunSqlite()
    {
        begin(SqliteName);
        long roomBytes = (long)FlashVolume.Mount(ReferenceVolume.Create()).FreeBlocks * FlashGeometry.BlockBytes;
        var measure = new SqliteMeasure(workload, roomBytes);
        measure.Run();
        return new ContenderFigures
        {
            BytesPerRecord = (double)measure.FileBytes / measure.Records,
            ContentBytesPerRecord = (double)measure.FileBytes / measure.Records,
            BlocksInUse = null,
            WriteAmplification = (double)measure.WrittenBytes / measure.PayloadBytes,
            ProgrammedBytesPerRecord = (double)measure.WrittenBytes / measure.Records,
            ErasesPerRecord = null,
            LifeYears = null,
            MeanLifeYears = null,
            DaysOfOutage = (double)measure.Records / workload.RecordsPerDay,
            RefusedRecords = null,
            PageWritesPerRecord = (double)measure.PageWrites / measure.Records,
            Note = SqliteNote,
        };
    }
}
