using Station.Aggregation;
using Station.Benchmarks.Series;
using Station.Benchmarks.Volumes;

namespace Station.Benchmarks.Measures;

/// <summary>An outage from the first record on, until something that nobody has received is dropped or a record is refused.</summary>
public sealed class OutageFill
{
    /// <summary>No volume of this size holds more: a contender that gets there is not measured but broken.</summary>
    private const int MostDays = 400;

    private readonly MeteredVolume volume;
    private readonly Workload workload;

    public OutageFill(MeteredVolume volume, Workload workload)
    {
        this.volume = volume;
        this.workload = workload;
    }

    /// <summary>Records that the volume holds, all of them.</summary>
    public long Records { get; private set; }

    /// <summary>Room that their files take then, in bytes: whole blocks, without directories.</summary>
    public long TakenBytes { get; private set; }

    /// <summary>The lengths of the files then, in bytes.</summary>
    public long ContentBytes { get; private set; }

    /// <summary>Blocks in use then, those of directories and of all that was there before included.</summary>
    public int BlocksInUse { get; private set; }

    /// <summary>How long the outage lasted until then.</summary>
    public double Days => (double)Records / workload.RecordsPerDay;

    public void Run()
    {
        PeriodRecord record = workload.CreateRecord();
        var hour = new HourMeans(workload);
        volume.Contender.Online = false;
        for (long period = 0; period < (long)MostDays * workload.RecordsPerDay; period++)
        {
            TakenBytes = volume.Files.TakenBytes;
            ContentBytes = volume.Files.ContentBytes;
            Records = period;
            long now = period * workload.PeriodSeconds;
            workload.Fill(record, period, now * 1000);
            if (!volume.Contender.Accept(record, OrdinaryUse.StartUtcMs + now * 1000) || volume.Contender.HasEvicted)
            {
                BlocksInUse = volume.BlocksInUse;
                return;
            }

            if (hour.Add(record))
            {
                volume.Contender.AcceptHour(hour.Record, OrdinaryUse.StartUtcMs + (now + workload.PeriodSeconds - HourMeans.HourSeconds) * 1000);
            }
        }

        throw new InvalidOperationException($"{volume.Contender.Name} holds more than {MostDays} days, which cannot be.");
    }
}
