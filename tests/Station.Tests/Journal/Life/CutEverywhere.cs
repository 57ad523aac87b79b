using System.Collections.Concurrent;
using Station.Hal.Simulated.Flash;

namespace Station.Tests.Journal.Life;

/// <summary>
/// Takes a picture of a chip before each of its operations, which is what a power cut at that operation leaves, and gives each picture to a trial. One run of a scenario is enough for all of its
/// cuts, and the trials run side by side.
/// </summary>
internal sealed class CutEverywhere(FlashChip chip, LifeLog log, int everyNth, Action<Cut> trial)
{
    private const int BatchSize = 64;

    private readonly List<Cut> batch = [];
    private readonly ConcurrentQueue<Exception> failures = new();
    private long operations;

    /// <summary>Cuts made.</summary>
    public int Cuts { get; private set; }

    /// <summary>Runs a scenario on the chip and cuts it.</summary>
    public void Run(Action scenario)
    {
        chip.Operating += TakePicture;
        try
        {
            scenario();
        }
        finally
        {
            chip.Operating -= TakePicture;
        }

        TryAll();
    }

    private void TakePicture()
    {
        if (operations++ % everyNth != 0)
        {
            return;
        }

        batch.Add(new Cut(Cuts, chip.Clone(), log, log.Mark));
        Cuts++;
        if (batch.Count == BatchSize)
        {
            TryAll();
        }
    }

    private void TryAll()
    {
        Parallel.ForEach(batch, cut =>
        {
            try
            {
                trial(cut);
            }
            catch (Exception exception)
            {
                failures.Enqueue(new InvalidOperationException($"cut at operation {cut.Chip.Operations}: {exception.Message}", exception));
            }
        });
        batch.Clear();
        if (failures.TryDequeue(out Exception? first))
        {
            throw first;
        }
    }
}
