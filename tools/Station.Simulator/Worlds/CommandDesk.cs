using Station.Hal.Simulated;
using Station.Platform.Commands;
using Station.Simulator.Oracles;

namespace Station.Simulator.Worlds;

/// <summary>Whoever sends commands from the platform, in order and also out of it.</summary>
public sealed class CommandDesk(MemoryPlatform platform, VirtualBoard board)
{
    private const long LifetimeSeconds = 600;

    private long counter;
    private byte[]? lastMessage;

    /// <summary>Sends a command by its word; nothing while no session is known.</summary>
    public void Send(string what)
    {
        if (platform.Session == 0)
        {
            return;
        }

        if (what == "again")
        {
            Publish(lastMessage);
            return;
        }

        counter = Math.Max(counter, platform.CommandCounter) + 1;
        ulong session = what == "stale" ? platform.Session + 1 : platform.Session;
        long expires = board.Crystal.UptimeAt(board.Time.NowMs) / 1_000 + LifetimeSeconds;
        Publish(platform.Seal(RequestOf(what).ToPayload(session, counter, expires, (ulong)counter * 0x9E37_79B9_7F4A_7C15)));
    }

    private static CommandRequest RequestOf(string what) => what switch
    {
        "maintenance-on" => CommandRequest.Maintenance(true, []),
        "maintenance-off" => CommandRequest.Maintenance(false, []),
        "resend" => CommandRequest.Resend(0),
        "diagnostics" => CommandRequest.Plain(CommandCode.Diagnostics),
        "reboot" => CommandRequest.Plain(CommandCode.Reboot),
        "step-keys" => CommandRequest.Plain(CommandCode.StepKeys),
        "set-site" => CommandRequest.Set([new KeyValuePair<string, string>("site", "elsewhere")]),
        "set-broker" => CommandRequest.Set([new KeyValuePair<string, string>("broker-host", "nowhere.example")]),
        _ => CommandRequest.Identify(60),
    };

    private void Publish(byte[]? message)
    {
        lastMessage = message;
        if (message is not null)
        {
            platform.Send("command", message);
        }
    }
}
