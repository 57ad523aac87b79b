using Station.Aggregation;
using Station.Commands;
using Station.Measurement;
using Station.Profiles;
using Station.Settings;
using Station.Terminal.Sources;

namespace Station.Terminal.Rooms;

/// <summary>The channels for the commands <c>channels</c>, <c>mode</c> and <c>calibrate</c>.</summary>
public sealed class ChannelStatus : IChannelSource
{
    private readonly ChannelSettings[] settings;
    private readonly Channel[] channels;
    private readonly Calibration[] calibrations;
    private readonly MeasuringModes modes;
    private readonly CalibrationDesk desk;

    /// <param name="profile">The profile in force.</param>
    /// <param name="chain">The chain that measures; null when there is none.</param>
    /// <param name="calibrations">Zero and span of each channel.</param>
    /// <param name="modes">Sets modes; null when nothing measures.</param>
    /// <param name="desk">Calibrates; null on a station that is not provisioned.</param>
    public ChannelStatus(Profile profile, MeasuringChain chain, Calibration[] calibrations, MeasuringModes modes, CalibrationDesk desk)
    {
        settings = profile.Channels;
        channels = chain == null ? new Channel[0] : chain.Channels;
        this.calibrations = calibrations;
        this.modes = modes;
        this.desk = desk;
    }

    public int ChannelCount => channels.Length;

    public void ReadChannel(int channel, ChannelView view)
    {
        view.Name = settings[channel].Name;
        view.Unit = settings[channel].Column.Unit;
        view.Exponent = settings[channel].Column.Exponent;
        view.Mode = channels[channel].Mode;
        view.Calibration = calibrations[channel];
    }

    public bool SetModes(long channels, MeasuringMode mode) => modes == null || modes.Change(channels, mode);

    public CalibrationResult Calibrate(int channel, int zero, int span, int day, string person, long nowMs) =>
        desk == null ? CalibrationResult.NotSaved : desk.Set(channel, zero, span, day, person, nowMs);
}
