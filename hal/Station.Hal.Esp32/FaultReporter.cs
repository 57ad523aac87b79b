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
    public const string BreadcrumbFile = "breadcrumb";

    private readonly IFileStore files;
    private readonly IBoardControl control;

    public FaultReporter(IFileStore files, IBoardControl control)
    {
        this.files = files;
        this.control = control;
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

        control.Reboot();
        Thread.Sleep(Timeout.Infinite);
    }
}
