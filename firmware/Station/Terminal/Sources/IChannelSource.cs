using Station.Measurement;
using Station.Settings;

namespace Station.Terminal.Sources;

/// <summary>The channels, and what people may do to them.</summary>
public interface IChannelSource
{
    int ChannelCount { get; }

    void ReadChannel(int channel, ChannelView view);

    /// <summary>Sets what the readings of the channels of a mask (bit 0 for the first) count for, until it is set otherwise. False when flash refused: then all is as before.</summary>
    bool SetModes(long channels, MeasuringMode mode);

    /// <summary>Calibrates a channel: see <see cref="Station.Commands.CalibrationDesk.Set"/>.</summary>
    CalibrationResult Calibrate(int channel, int zero, int span, int day, string person, long nowMs);
}
