using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Station.EndToEnd.Tests;

/// <summary>A real mosquitto on loopback without persistence: what it holds when it is killed is gone.</summary>
internal sealed class Mosquitto : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("station-mosquitto-");
    private Process process;

    public Mosquitto()
        : this("allow_anonymous true")
    {
    }

    /// <param name="access">Lines that say who may do what.</param>
    public Mosquitto(params string[] access)
    {
        Port = FreePort();
        File.WriteAllLines(
            Path.Combine(directory.FullName, "mosquitto.conf"),
            [$"listener {Port} 127.0.0.1", .. access, "persistence false", "max_queued_messages 0", "log_dest none"]);
        process = Start();
    }

    public int Port { get; }

    public string Url => $"mqtt://127.0.0.1:{Port}";

    /// <summary>Kills it as a power cut does and starts another in its place.</summary>
    public void KillAndRestart()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        process = Start();
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        directory.Delete(true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static bool Listens(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Process Start()
    {
        string program = File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
        Process started;
        try
        {
            started = Process.Start(program, ["-c", Path.Combine(directory.FullName, "mosquitto.conf")]);
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException("mosquitto is not installed: run ./test.sh, which installs it.", error);
        }

        var waited = Stopwatch.StartNew();
        while (!Listens(Port))
        {
            Assert.True(!started.HasExited && waited.Elapsed < StartLimit, "mosquitto did not start to listen");
            Thread.Sleep(10);
        }

        return started;
    }
}
