using System.Diagnostics;
using Station.Hal;
using Station.Hal.Simulated;

namespace Station.Tool.Playing;

/// <summary>Connects a played sensor to a real port: its bytes go out when they are due, what arrives reaches it.</summary>
/// <param name="port">The port.</param>
/// <param name="line">The sensor's end of its line.</param>
/// <param name="startMs">True time at which the sensor got its supply.</param>
internal sealed class SensorPlayer(IBytePort port, SerialLine line, long startMs)
{
    /// <summary>Bytes of one command are handed over together once nothing more comes: adapters deliver what they have each 16 ms.</summary>
    private const long CommandEndMs = 25;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(5);

    private readonly byte[] chunk = new byte[256];
    private readonly List<byte> command = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long arrivedMs;

    /// <summary>Bytes that went out.</summary>
    public long BytesSent { get; private set; }

    /// <summary>Commands and questions that arrived.</summary>
    public int Commands { get; private set; }

    /// <summary>How long it has played.</summary>
    public TimeSpan Time => watch.Elapsed;

    /// <summary>Plays until it is cancelled.</summary>
    /// <param name="passed">Called after each round with true time.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ToolError">The port is lost.</exception>
    public async Task RunAsync(Action<long> passed, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            long nowMs = startMs + watch.ElapsedMilliseconds;
            Hear(nowMs);
            Speak(nowMs);
            passed(nowMs);
            await Task.Delay(Poll, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private void Hear(long nowMs)
    {
        int count = port.Read(chunk, 0, chunk.Length);
        if (count > 0)
        {
            command.AddRange(chunk.AsSpan(0, count));
            arrivedMs = nowMs;
        }
        else if (command.Count > 0 && nowMs - arrivedMs >= CommandEndMs)
        {
            line.Write([.. command], nowMs);
            command.Clear();
            Commands++;
        }
    }

    private void Speak(long nowMs)
    {
        for (int count = line.Read(chunk, nowMs); count > 0; count = line.Read(chunk, nowMs))
        {
            BytesSent += port.Write(chunk, 0, count) ? count : 0;
        }
    }
}
