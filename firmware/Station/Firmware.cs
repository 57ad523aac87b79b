using Station.Aggregation;
using Station.Commands;
using Station.Hal;
using Station.Indicators;
using Station.Supervision;
using Station.Terminal;
using Station.Uplink;

namespace Station;

/// <summary>The firmware's loop: gives each room its turn when it is due, in the order in which data walks.</summary>
public sealed class Firmware : IFirmware
{
    private readonly MeasuringChain measuring;
    private readonly DeliveryChain delivery;
    private readonly AdvisoryChain advisory;
    private readonly StateWatch watch;
    private readonly IndicatorLoop indicators;
    private readonly TerminalLoop terminal;
    private readonly SupervisionLoop supervision;
    private long measuringDueMs;
    private long deliveryDueMs;
    private long indicatorsDueMs;
    private long terminalDueMs;

    /// <param name="measuring">Null without a usable profile.</param>
    /// <param name="delivery">Null on a station that is not provisioned.</param>
    /// <param name="advisory">Null on a station that is provisioned, or that does not know its broker.</param>
    /// <param name="watch">Judges which states hold.</param>
    /// <param name="indicators">The LEDs.</param>
    /// <param name="terminal">The service terminal.</param>
    /// <param name="supervision">Looks after the station itself.</param>
    public Firmware(
        MeasuringChain measuring,
        DeliveryChain delivery,
        AdvisoryChain advisory,
        StateWatch watch,
        IndicatorLoop indicators,
        TerminalLoop terminal,
        SupervisionLoop supervision)
    {
        this.measuring = measuring;
        this.delivery = delivery;
        this.advisory = advisory;
        this.watch = watch;
        this.indicators = indicators;
        this.terminal = terminal;
        this.supervision = supervision;
    }

    /// <summary>The road to the records; null without a usable profile.</summary>
    public MeasuringChain Measuring => measuring;

    /// <summary>The road to the platform; null on a station that is not provisioned.</summary>
    public DeliveryChain Delivery => delivery;

    /// <summary>Where channels are calibrated; null on a station that is not provisioned.</summary>
    public CalibrationDesk Calibrations { get; set; }

    /// <summary>Where channels are set to maintenance and back; null without a usable profile.</summary>
    public MeasuringModes Modes { get; set; }

    /// <summary>Where the platform's commands are taken; null on a station that is not provisioned.</summary>
    public CommandDesk Commands { get; set; }

    /// <summary>What the LEDs show.</summary>
    public IndicatorLoop Indicators => indicators;

    public long Step(long uptimeMs)
    {
        long nextMs = StepMeasuring(uptimeMs);
        if (delivery != null)
        {
            deliveryDueMs = uptimeMs >= deliveryDueMs ? delivery.Step(uptimeMs, supervision.SafeMode) : deliveryDueMs;
            nextMs = Earlier(nextMs, deliveryDueMs);
        }
        else if (advisory != null)
        {
            deliveryDueMs = uptimeMs >= deliveryDueMs ? advisory.Step(uptimeMs, supervision.SafeMode) : deliveryDueMs;
            nextMs = Earlier(nextMs, deliveryDueMs);
        }

        nextMs = Earlier(nextMs, watch.Step(uptimeMs));
        indicatorsDueMs = uptimeMs >= indicatorsDueMs ? indicators.Step(uptimeMs) : indicatorsDueMs;
        terminalDueMs = uptimeMs >= terminalDueMs ? terminal.Step(uptimeMs) : terminalDueMs;
        nextMs = Earlier(nextMs, Earlier(indicatorsDueMs, terminalDueMs));
        return Earlier(nextMs, supervision.Step(uptimeMs));
    }

    private static long Earlier(long oneMs, long otherMs) => oneMs < otherMs ? oneMs : otherMs;

    private long StepMeasuring(long uptimeMs)
    {
        if (measuring == null)
        {
            supervision.Watch.Report(Activity.Sensors, uptimeMs);
            supervision.Watch.Report(Activity.Minutes, uptimeMs);
            return long.MaxValue;
        }

        if (uptimeMs >= measuringDueMs)
        {
            int offered = measuring.Minutes.RecordsAccepted + measuring.Minutes.RecordsRefused;
            measuringDueMs = measuring.Step(uptimeMs);
            supervision.Watch.Report(Activity.Sensors, uptimeMs);
            if (measuring.Minutes.RecordsAccepted + measuring.Minutes.RecordsRefused != offered)
            {
                supervision.Watch.Report(Activity.Minutes, uptimeMs);
            }
        }

        return measuringDueMs;
    }
}
