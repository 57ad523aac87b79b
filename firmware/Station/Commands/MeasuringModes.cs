using Station.Journal;
using Station.Measurement;
using Station.Settings;

namespace Station.Commands;

/// <summary>Where channels are set to maintenance, calibration or out of operation, and back: the door for commands and terminal.</summary>
public sealed class MeasuringModes
{
    private readonly Channel[] channels;
    private readonly StationReport report;
    private readonly BootOpening opening;

    /// <param name="channels">The channels.</param>
    /// <param name="report">Says in the context whether there is maintenance; null on a station that is not provisioned.</param>
    /// <param name="opening">Records a context that has changed; null there, too.</param>
    public MeasuringModes(Channel[] channels, StationReport report, BootOpening opening)
    {
        this.channels = channels;
        this.report = report;
        this.opening = opening;
    }

    /// <summary>Sets a channel, from its next reading on. A change of the maintenance state parts the records before from those after.</summary>
    public void Set(int channel, MeasuringMode mode)
    {
        channels[channel].Mode = mode;
        bool inMaintenance = false;
        for (int i = 0; i < channels.Length; i++)
        {
            inMaintenance |= channels[i].Mode == MeasuringMode.Maintenance;
        }

        if (report != null && report.InMaintenance != inMaintenance)
        {
            report.InMaintenance = inMaintenance;
            opening.ChangeContext();
        }
    }
}
