using System.Collections.Concurrent;

namespace Station.Simulator.Fleet;

/// <summary>
/// Runs many stations up to a common virtual time on a few threads. A station whose broker owes it an answer stands still in its virtual time and holds no thread: the others
/// have their turn until the answer is there.
/// </summary>
public sealed class FleetPacer
{
    /// <summary>When every station that is left waits for its broker, threads rest so long between two looks.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1);

    private readonly IReadOnlyList<FleetStation> stations;
    private readonly int threads;

    /// <param name="stations">The stations.</param>
    /// <param name="threads">Threads at most.</param>
    public FleetPacer(IReadOnlyList<FleetStation> stations, int threads)
    {
        this.stations = stations;
        this.threads = Math.Min(threads, stations.Count);
    }

    /// <summary>Runs every station up to a time.</summary>
    /// <param name="trueMs">True time.</param>
    /// <param name="arrived">Called with each station that has come there, on the thread that has run it; no other thread has to do with the station then.</param>
    public Task RunUntilAsync(long trueMs, Action<FleetStation>? arrived = null)
    {
        var slice = new Slice(stations, trueMs, arrived);

        // Threads of their own: those of the pool carry the stations' connections, which must not wait for a free one.
        return Task.WhenAll(Enumerable.Range(0, threads).Select(_ =>
            Task.Factory.StartNew(slice.Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    private sealed class Slice(IReadOnlyList<FleetStation> stations, long trueMs, Action<FleetStation>? arrived)
    {
        private readonly ConcurrentQueue<FleetStation> turns = new(stations);
        private int left = stations.Count;

        public void Work()
        {
            try
            {
                while (Volatile.Read(ref left) > 0)
                {
                    if (!GiveTurns())
                    {
                        Thread.Sleep(Rest);
                    }
                }
            }
            catch
            {
                Volatile.Write(ref left, 0); // the other threads end too
                throw;
            }
        }

        /// <summary>Goes once through the stations that are waiting for their turn; false when none could use it.</summary>
        private bool GiveTurns()
        {
            bool someoneRan = false;
            for (int turn = turns.Count; turn > 0 && turns.TryDequeue(out FleetStation? station); turn--)
            {
                bool canRun = !station.Uplink.HasOutstanding;
                someoneRan |= canRun;
                if (canRun && station.Run.TryRunUntil(trueMs))
                {
                    arrived?.Invoke(station);
                    Interlocked.Decrement(ref left);
                }
                else
                {
                    turns.Enqueue(station);
                }
            }

            return someoneRan;
        }
    }
}
