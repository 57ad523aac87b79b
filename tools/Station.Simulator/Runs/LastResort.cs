using System.Text;
using Station.Hal;
using Station.Hal.Simulated;

namespace Station.Simulator.Runs;

/// <summary>
/// What the device has around its firmware: an exception for want of memory leaves a breadcrumb, and the board restarts once the boot has lasted for a minute. Any other exception goes
/// through, because in a simulation it is a violation.
/// </summary>
public sealed class LastResort : IFirmwareFactory
{
    /// <summary>Where the next boot looks for the cause of the reset: the adapters' file, not the firmware's.</summary>
    public const string BreadcrumbPath = "run/breadcrumb";

    private readonly IFirmwareFactory factory;
    private readonly VirtualHeap heap;

    /// <param name="factory">Makes the firmware.</param>
    /// <param name="heap">Its heap; a boot begins with all of it.</param>
    public LastResort(IFirmwareFactory factory, VirtualHeap heap)
    {
        this.factory = factory;
        this.heap = heap;
    }

    /// <summary>Times that an exception reached the last resort.</summary>
    public int Falls { get; private set; }

    /// <inheritdoc/>
    public IFirmware Create(IBoard board)
    {
        heap.IsInUse = true;
        try
        {
            return new GuardedFirmware(factory.Create(board), heap, fault => Report(board, "step", fault));
        }
        catch (OutOfMemoryException fault)
        {
            return Report(board, "load-firmware", fault);
        }
        finally
        {
            heap.IsInUse = false;
        }
    }

    private FallenFirmware Report(IBoard board, string place, OutOfMemoryException fault)
    {
        Falls++;
        bool hasMemory = !heap.IsExhausted;
        heap.Recover();
        if (hasMemory)
        {
            byte[] text = Encoding.UTF8.GetBytes(place + " " + fault.GetType().Name);
            board.Files.Replace(BreadcrumbPath, text, text.Length);
        }

        return new FallenFirmware(board.Control);
    }

    /// <summary>The firmware until it falls; from then on the boot has only its end to wait for.</summary>
    private sealed class GuardedFirmware(IFirmware firmware, VirtualHeap heap, Func<OutOfMemoryException, FallenFirmware> report) : IFirmware
    {
        private IFirmware current = firmware;

        public long Step(long uptimeMs)
        {
            heap.IsInUse = true;
            try
            {
                return current.Step(uptimeMs);
            }
            catch (OutOfMemoryException fault)
            {
                current = report(fault);
                return uptimeMs;
            }
            finally
            {
                heap.IsInUse = false;
            }
        }
    }
}
