using System.Diagnostics;
using System.Text;
using Station.Tool.Ports;

namespace Station.Tool.Conversing;

/// <summary>Talks to a station on its terminal as a machine does: a line <c>@ID COMMAND</c>, and one line of JSON with that id as the reply. Whatever else is printed is passed over.</summary>
internal sealed class StationClient : IDisposable
{
    /// <summary>Rate of the terminal (docs/boards.md).</summary>
    public const int Baud = 115_200;

    /// <summary>Longest line that a terminal takes.</summary>
    public const int LineLimitBytes = 160;

    private const int ReplyLimitBytes = 64 << 10;
    private const byte Interrupt = 0x03;

    /// <summary>A station that was told to restart closes its open block first and answers until then.</summary>
    public static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    /// <summary>A request that the station has not heard, because it was starting, is sent again.</summary>
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(15);

    /// <summary>An access point that is there takes a station in within seconds.</summary>
    private static readonly TimeSpan NetworkLimit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan NetworkInterval = TimeSpan.FromMilliseconds(500);

    private readonly HostPort port;
    private readonly List<byte> line = [];
    private readonly byte[] buffer = new byte[512];
    private int requests;

    private StationClient(HostPort port)
    {
        this.port = port;
    }

    public string Port => port.Name;

    /// <exception cref="ToolError">The port cannot be opened.</exception>
    public static StationClient Open(string port) => new(HostPort.Open(port, Baud));

    /// <summary>A word of a command's line as the grammar of the terminal wants it.</summary>
    public static string Quoted(string word) => $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Who is there; null when nobody answers in time.</summary>
    /// <exception cref="ToolError">The port is gone.</exception>
    public async Task<StationIdentity?> IdentifyAsync(TimeSpan limit, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < limit)
        {
            TimeSpan left = limit - watch.Elapsed;
            StationReply? reply = await RequestAsync("identify", left < RetryInterval ? left : RetryInterval, cancellation);
            if (reply is { IsDone: true, Rows: [var row, ..] })
            {
                return new StationIdentity(
                    StationReply.TextOf(row, "version"),
                    StationReply.TextOf(row, "image"),
                    StationReply.TextOf(row, "board"),
                    (uint?)StationReply.NumberOf(row, "station"),
                    (int)(StationReply.NumberOf(row, "generation") ?? 0),
                    StationReply.TextOf(row, "profile"),
                    (int)(StationReply.NumberOf(row, "profileVersion") ?? 0));
            }
        }

        return null;
    }

    /// <summary>What the station's self-test finds.</summary>
    /// <exception cref="ToolError">It does not answer, or the port is gone.</exception>
    public async Task<IReadOnlyList<StationCheck>> TestAsync(CancellationToken cancellation)
    {
        StationReply reply = await CommandAsync("selftest", cancellation);
        return
        [
            .. from row in reply.Rows
               where StationReply.TextOf(row, "check").Length > 0
               select new StationCheck(StationReply.TextOf(row, "check"), StationReply.TextOf(row, "verdict"), StationReply.TextOf(row, "detail")),
        ];
    }

    /// <summary>Waits until the station's network is up, and no longer than it takes to see that it is not.</summary>
    /// <returns>The state of its link: <c>up</c>, <c>connecting</c> or <c>down</c>.</returns>
    /// <exception cref="ToolError">The access point refuses it, it does not answer, or the port is gone.</exception>
    public async Task<string> WaitForNetworkAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            string link = (await CommandAsync("net", cancellation)).Rows is [var row, ..] ? StationReply.TextOf(row, "link") : string.Empty;
            if (link == "refused")
            {
                throw new ToolError(
                    ExitStatus.LawBroken,
                    "station-network",
                    $"The access point refuses the station on {port.Name}: network-password is not that of its network.",
                    "The station has all the rest. Repeat 'station provision --port' with the right passphrase, or type set network-password at its terminal.");
            }

            if (link == "up" || watch.Elapsed > NetworkLimit)
            {
                return link;
            }

            await Task.Delay(NetworkInterval, cancellation);
        }
    }

    /// <summary>Has a command carried out.</summary>
    /// <exception cref="ToolError">It refuses, does not answer, or the port is gone.</exception>
    public async Task<StationReply> CommandAsync(string command, CancellationToken cancellation)
    {
        StationReply reply = await RequestAsync(command, UsualLimit, cancellation) ?? throw Silent(port.Name, UsualLimit);
        return reply.IsDone
            ? reply
            : throw new ToolError(
                ExitStatus.LawBroken, "station-refuses", $"The station on {port.Name} refuses '{command.Split(' ')[0]}' with {reply.Refusal}: {reply.Reason}", reply.Remedy.Length > 0 ? reply.Remedy : "See docs/errors.md.");
    }

    public void Dispose() => port.Dispose();

    public static ToolError Silent(string port, TimeSpan limit) => new(
        ExitStatus.Environment,
        "station-silent",
        $"Nobody answers on {port} within {limit.TotalSeconds:0} s.",
        "See that the terminal's cable is on COM2 of the board (docs/boards.md), press the reset button, and repeat the command: what is done is not done twice.");

    private async Task<StationReply?> RequestAsync(string command, TimeSpan limit, CancellationToken cancellation)
    {
        string id = $"t{++requests}";
        Send(id, command);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < limit)
        {
            await Task.Delay(Interval, cancellation);
            for (int count; (count = port.Read(buffer, 0, buffer.Length)) > 0;)
            {
                if (Take(buffer.AsSpan(0, count), id) is { } reply)
                {
                    return reply;
                }
            }
        }

        return null;
    }

    /// <summary>What somebody has begun to type, or left on the screen, is taken back before.</summary>
    private void Send(string id, string command)
    {
        byte[] request = [Interrupt, .. Encoding.UTF8.GetBytes($"@{id} {command}\r")];
        if (request.Length - 2 > LineLimitBytes)
        {
            throw new InvalidOperationException($"the line of '{command.Split(' ')[0]}' is too long for a terminal");
        }

        port.Write(request, 0, request.Length);
    }

    private StationReply? Take(ReadOnlySpan<byte> bytes, string id)
    {
        StationReply? found = null;
        foreach (byte value in bytes)
        {
            if (value is (byte)'\r' or (byte)'\n')
            {
                found ??= StationReply.Parse(Encoding.UTF8.GetString([.. line]), id);
                line.Clear();
            }
            else if (line.Count < ReplyLimitBytes)
            {
                line.Add(value);
            }
        }

        return found;
    }
}
