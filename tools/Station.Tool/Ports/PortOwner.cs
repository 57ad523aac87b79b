using System.ComponentModel;
using System.Diagnostics;

namespace Station.Tool.Ports;

/// <summary>Who may open a device: the library of this platform does not tell the group of a file, the system's own command does.</summary>
internal static class PortOwner
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>The group that owns a device; null where that cannot be found out.</summary>
    public static string? GroupOf(string path)
    {
        var start = new ProcessStartInfo("stat", ["-L", "-c", "%G", "--", path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            string group = process.StandardOutput.ReadToEnd().Trim();
            return process.WaitForExit(Limit) && process.ExitCode == 0 && group.Length > 0 ? group : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
