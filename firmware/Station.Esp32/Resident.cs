using System;
using System.Text;
using System.Threading;
using nanoFramework.Runtime.Native;
using Station.Esp32.Boards;
using Station.Hal;
using Station.Hal.Esp32;

namespace Station.Esp32;

/// <summary>
/// The part that stays when the firmware is replaced: opens the board, loads the firmware and calls its step for ever. Whatever escapes
/// leaves a breadcrumb and restarts the board; returning from <see cref="Main"/> would halt it until somebody comes with a debugger.
/// </summary>
public static class Resident
{
    /// <summary>Longest sleep between two steps: the terminal must feel alive, and the watchdog wants its pulse.</summary>
    private const long LongestSleepMs = 1000;

    public static void Main()
    {
        while (true)
        {
            try
            {
                Boot();
            }
            catch (Exception)
            {
                // Not even the report could be made, for want of memory most likely. If the reboot fails as well, the next turn begins anew.
                Restart();
            }
        }
    }

    private static void Boot()
    {
        FlashFileStore files = new FlashFileStore();
        try
        {
            Run(new Esp32Board(BoardCatalogue.Choose(ChosenBoard(files), SystemInfo.TargetName), files));
        }
        catch (Exception fault)
        {
            // Without a board there is no fault reporter of its own.
            new FaultReporter(files, new BoardControl(null), new TickClock()).Report("open-board", fault);
        }
    }

    private static void Restart()
    {
        try
        {
            Power.RebootDevice();
        }
        catch (Exception)
        {
            // There is nothing left to try but the next turn.
        }
    }

    private static void Run(Esp32Board board)
    {
        IFirmware firmware = Load(board);
        try
        {
            while (true)
            {
                long now = board.Clock.UptimeMs;
                Sleep(firmware.Step(now) - now);
            }
        }
        catch (Exception fault)
        {
            board.Faults.Report("step", fault);
        }
    }

    private static IFirmware Load(Esp32Board board)
    {
        try
        {
            return new FirmwareLoader(FirmwareLoader.FirmwareAssembly, FirmwareLoader.FactoryType).Load(board);
        }
        catch (Exception fault)
        {
            board.Faults.Report("load-firmware", fault);
            return null;
        }
    }

    private static void Sleep(long durationMs)
    {
        if (durationMs > 0)
        {
            Thread.Sleep((int)(durationMs < LongestSleepMs ? durationMs : LongestSleepMs));
        }
    }

    private static string ChosenBoard(IFileStore files)
    {
        byte[] text = new byte[32];
        return files.Read(BoardCatalogue.ChoiceFile, 0, text, 0, text.Length, out int count) == FileStatus.Done
            ? Encoding.UTF8.GetString(text, 0, count).Trim()
            : "";
    }
}
