using System.Diagnostics;
using System.Text.Json;
using Station.BenchTools.Tests;
using Station.Hal;
using Station.Hal.Simulated;
using Station.Hal.Simulated.Flash;
using Station.Hal.Simulated.Mqtt;
using Station.Simulator.Fleet;
using Station.Simulator.Runs;
using Station.Tool.Ports;

namespace Station.FieldKit.Tests;

/// <summary>
/// A board on the bench with the real firmware in virtual time, its terminal on a real port. Blank at first. Files that a stand-in nanoff hands over are put on its volume.
/// </summary>
internal sealed class BenchStation : IAsyncDisposable
{
    private const long StartMs = 1_790_000_000_000;

    /// <summary>Virtual seconds a real second: a restart takes half a second.</summary>
    private const int Speed = 4;

    private readonly CancellationTokenSource ending = new();
    private readonly WorkFolder folder;
    private readonly PseudoTerminals ports;
    private readonly SimulatedStation run;
    private readonly VirtualBoard board;
    private readonly Task living;

    private BenchStation(WorkFolder folder, PseudoTerminals ports, string boardName)
    {
        this.folder = folder;
        this.ports = ports;
        BoardKind kind = BoardKind.Find(boardName)!;
        Chip = new FlashChip(kind.VolumeBytes);
        PlatformFiles.Install(FlashVolume.Mount(Chip), withCertificates: false);
        board = new VirtualBoard(
            new VirtualTime(StartMs),
            new VirtualBoardOptions
            {
                Name = kind.Name,
                Flash = Chip,
                HasSensorRail = kind.HasSensorRail,
                HasExternalRam = kind.HasExternalRam,
                SensorPorts = kind.SensorPorts,
                ExpanderCount = kind.ExpanderCount,
            },
            new MemoryBrokerLink(new MemoryBroker()));
        run = new SimulatedStation(board, new FirmwareFactory(), seed: 1);
        run.PowerOn();
        living = Task.Run(LiveAsync);
    }

    /// <summary>Its flash, raw.</summary>
    public FlashChip Chip { get; }

    /// <summary>Whether the access point refuses its passphrase.</summary>
    public bool IsRefusedByAccessPoint
    {
        set
        {
            lock (board)
            {
                board.WiFi.RefusesCredentials = value;
            }
        }
    }

    /// <summary>The port of its terminal.</summary>
    public string TerminalPort => ports.Near;

    /// <summary>Files of its volume that the next handing-over leaves out.</summary>
    public HashSet<string> Refused { get; } = [];

    public static async Task<BenchStation> StartAsync(WorkFolder folder, string board = "reference") => new(folder, await PseudoTerminals.OpenAsync(), board);

    /// <summary>Content of a file on its volume, null when it is not there.</summary>
    public byte[]? Read(string path)
    {
        lock (board)
        {
            byte[] content = new byte[16 << 10];
            return board.Files.Read(path, 0, content, 0, content.Length, out int count) == FileStatus.Done ? content[..count] : null;
        }
    }

    /// <summary>Puts a file on its volume behind its back.</summary>
    public void Write(string path, byte[] content)
    {
        lock (board)
        {
            Assert.Equal(FileStatus.Done, board.Files.Replace(path, content, content.Length));
        }
    }

    /// <summary>Pulls the terminal's cable.</summary>
    public void Unplug() => ports.Vanish();

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await living;
        ports.Dispose();
        ending.Dispose();
        Assert.Empty(run.Violations);
    }

    private async Task LiveAsync()
    {
        using HostPort port = HostPort.Open(ports.Far, 115_200);
        var wall = Stopwatch.StartNew();
        var waiting = new Queue<byte>();
        byte[] buffer = new byte[128];
        try
        {
            while (!ending.IsCancellationRequested)
            {
                await Task.Delay(5);
                Exchange(port, waiting, buffer, wall.ElapsedMilliseconds);
                TakeFiles();
            }
        }
        catch (Tool.ToolError error) when (error.Token == "port-lost")
        {
            // The cable was pulled; the station lives on without anybody to notice.
        }
    }

    private void Exchange(HostPort port, Queue<byte> waiting, byte[] buffer, long elapsedMs)
    {
        for (int count; (count = port.Read(buffer, 0, buffer.Length)) > 0;)
        {
            foreach (byte value in buffer.AsSpan(0, count))
            {
                waiting.Enqueue(value);
            }
        }

        lock (board)
        {
            while (board.Console.Unread < buffer.Length && waiting.TryDequeue(out byte value))
            {
                board.Console.Type([value]);
            }

            run.RunUntil(StartMs + elapsedMs * Speed);
            byte[] printed = board.Console.TakePrintedBytes();
            port.Write(printed, 0, printed.Length);
        }
    }

    private void TakeFiles()
    {
        string inbox = folder["inbox.json"];
        if (!File.Exists(inbox))
        {
            return;
        }

        using (JsonDocument deployment = JsonDocument.Parse(File.ReadAllText(inbox)))
        {
            lock (board)
            {
                foreach (JsonElement file in deployment.RootElement.GetProperty("Files").EnumerateArray())
                {
                    Take(file);
                }
            }
        }

        File.Move(inbox, folder["deployment.json"], overwrite: true);
    }

    private void Take(JsonElement file)
    {
        string path = file.GetProperty("DestinationFilePath").GetString()!.Replace("I:\\", "", StringComparison.Ordinal).Replace('\\', '/');
        if (!file.TryGetProperty("SourceFilePath", out JsonElement source))
        {
            board.Files.Delete(path);
        }
        else if (!Refused.Contains(path))
        {
            byte[] content = File.ReadAllBytes(source.GetString()!);
            Assert.Equal(FileStatus.Done, board.Files.Replace(path, content, content.Length));
        }
    }
}
