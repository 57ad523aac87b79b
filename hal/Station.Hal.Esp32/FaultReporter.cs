using System;
using System.Text;
using System.Threading;

namespace Station.Hal.Esp32;

/// <summary>
/// The end of whatever went wrong unforeseen: leaves a breadcrumb, which the next boot reports as the cause of the reset, and
/// restarts the board.
/// </summary>
public sealed class FaultReporter
{
    /// <summary>The file with the breadcrumb: a token for the place and the name of the exception.</summary>
    public const string BreadcrumbFile = "run/breadcrumb";

    /// <summary>
    /// A boot that ends in a fault lasts at least this long. Each costs flash two commits, breadcrumb written and taken; a fault in the first step would make
    /// that two every few seconds, for as long as nobody comes. At one boot a minute they are of the order of the journal's own, on which the wear is reckoned, and
    /// a tool can attach between two boots. A station that ran for longer restarts at once: its outage is a boot and no more. Even where nobody can pulse
    /// it, because the board could not be opened, the hardware watchdog waits longer.
    /// </summary>
    public const int ShortestBootMs = 60_000;

    private const int PulseIntervalMs = 1000;

    private readonly IFileStore files;
    private readonly IBoardControl control;
    private readonly IClock clock;

    public FaultReporter(IFileStore files, IBoardControl control, IClock clock)
    {
        this.files = files;
        this.control = control;
        this.clock = clock;
    }

    /// <summary>Reports an exception that nobody foresaw. Does not return.</summary>
    public void Report(string place, Exception fault)
    {
        string cause = "";
        try
        {
            cause = fault.GetType().Name;
        }
        catch (Exception)
        {
            // The name costs memory, which may be what is wrong.
        }

        Report(place, cause);
    }

    /// <summary>Does not return.</summary>
    public void Report(string place, string cause)
    {
        try
        {
            byte[] text = Encoding.UTF8.GetBytes(place + " " + cause);
            files.Replace(BreadcrumbFile, text, text.Length);
        }
        catch (Exception)
        {
            // Out of memory, most likely: a reboot without a breadcrumb is still the way back to service.
        }

        HoldStill();
        control.Reboot();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <summary>Waits until the boot is long enough. The breadcrumb is there by now, so that nothing is lost when the watchdog or the supply ends this earlier.</summary>
    private void HoldStill()
    {
        try
        {
            while (clock.UptimeMs < ShortestBootMs)
            {
                control.PulseWatchdog();
                Thread.Sleep(PulseIntervalMs);
            }
        }
        catch (Exception)
        {
            // Whatever this was, the reboot must come.
        }
    }
}
