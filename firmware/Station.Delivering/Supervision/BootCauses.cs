using Station.Texts;

namespace Station.Supervision;

/// <summary>The token that stands for a cause in the breadcrumb, and the text that stands for it on the terminal.</summary>
public static class BootCauses
{
    /// <summary>The token of a reboot that the firmware itself decides on; empty for the causes that leave none.</summary>
    public static string Token(BootCause cause) => cause switch
    {
        BootCause.Commanded => "commanded",
        BootCause.UptimeLimit => "uptime-limit",
        BootCause.MemoryFloor => "memory-floor",
        BootCause.Network => "network",
        BootCause.FirmwareUpdate => "firmware-update",
        _ => "",
    };

    /// <summary>The cause of a token. What the firmware did not write itself was written by an adapter on its way down.</summary>
    public static BootCause Parse(string token)
    {
        for (BootCause cause = BootCause.Commanded; cause <= BootCause.FirmwareUpdate; cause++)
        {
            if (Token(cause) == token)
            {
                return cause;
            }
        }

        return BootCause.Exception;
    }

    public static TextKey Text(BootCause cause) => cause switch
    {
        BootCause.FirstStart => TextKey.CauseFirstStart,
        BootCause.Commanded => TextKey.CauseCommanded,
        BootCause.UptimeLimit => TextKey.CauseUptimeLimit,
        BootCause.MemoryFloor => TextKey.CauseMemoryFloor,
        BootCause.Network => TextKey.CauseNetwork,
        BootCause.Exception => TextKey.CauseException,
        BootCause.FirmwareUpdate => TextKey.CauseFirmwareUpdate,
        _ => TextKey.CauseUnplanned,
    };
}
