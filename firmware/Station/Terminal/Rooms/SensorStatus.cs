using Station.Aggregation;
using Station.Measurement;
using Station.Profiles;
using Station.Sensors;
using Station.Sensors.Board;
using Station.Sensors.Recovery;
using Station.Terminal.Sources;

namespace Station.Terminal.Rooms;

/// <summary>The sensors and their last readings, for the command <c>sensors</c> and the sensors' LED.</summary>
public sealed class SensorStatus : ISensorSource
{
    private readonly Profile profile;
    private readonly MeasuringChain chain;

    /// <summary>The first channel that the supply may be read from; behind the last one where there is none.</summary>
    private readonly int supplyChannel;

    /// <param name="profile">The profile in force; null when there is none.</param>
    /// <param name="chain">The chain that measures; null when there is none.</param>
    public SensorStatus(Profile profile, MeasuringChain chain)
    {
        this.profile = profile;
        this.chain = chain;
        while (chain != null && supplyChannel < profile.Channels.Length && !IsSupply(supplyChannel))
        {
            supplyChannel++;
        }
    }

    public int SensorCount => chain == null ? 0 : chain.Sensors.Sensors.Length;

    public void ReadSensor(int sensor, SensorView view)
    {
        ISensor source = chain.Sensors.Sensors[sensor];
        SensorCounters counters = source.Counters;
        view.Name = source.Name;
        view.Model = source.Model;
        view.Condition = ConditionOf(sensor);
        view.FramesGood = counters.FramesGood;
        view.ChecksumErrors = counters.ChecksumErrors;
        view.BytesSkipped = counters.BytesSkipped;
        view.Timeouts = counters.Timeouts;
        view.InstrumentErrors = counters.InstrumentErrors;
        view.Configurations = counters.Configurations;
        view.BusClears = counters.BusClears;
        view.PowerCycles = counters.PowerCycles;
        view.Recoveries = counters.Recoveries;
        view.TimesGivenUp = counters.TimesGivenUp;
        view.ValueCount = 0;
        for (int channel = 0; channel < profile.Channels.Length; channel++)
        {
            view.ValueCount += profile.Channels[channel].Sensor == sensor ? 1 : 0;
        }
    }

    public void ReadValue(int sensor, int value, ValueView view)
    {
        int channel = ChannelOf(sensor, value);
        ChannelSettings settings = profile.Channels[channel];
        Channel source = chain.Channels[channel];
        view.Name = settings.Name;
        view.Unit = settings.Unit;
        view.Exponent = settings.Exponent;
        view.Reason = source.LastReason;
        view.Flag = Quality.FlagOf(source.LastReason);
        view.Value = view.Flag == QualityFlag.Communication ? PeriodRecord.Missing : source.Scale.Apply(source.LastRaw);
    }

    /// <summary>The supply voltage as it was last measured, -1 when the profile does not measure it or it could not be read.</summary>
    public int SupplyMillivolts()
    {
        for (int channel = supplyChannel; chain != null && channel < profile.Channels.Length; channel++)
        {
            if (IsSupply(channel) && Quality.FlagOf(chain.Channels[channel].LastReason) != QualityFlag.Communication)
            {
                return chain.Channels[channel].LastRaw;
            }
        }

        return -1;
    }

    /// <summary>Every sensor is measuring: what nearly always holds is found in one walk, where asking for each sensor walks over all channels for each.</summary>
    public bool AllMeasure()
    {
        for (int sensor = 0; sensor < SensorCount; sensor++)
        {
            if (chain.Sensors.Recovery.StateOf(sensor) == RecoveryState.Faulty)
            {
                return false;
            }
        }

        for (int channel = 0; chain != null && channel < chain.Channels.Length; channel++)
        {
            if (ConditionFor(chain.Channels[channel].LastReason) != SensorCondition.Measuring)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How a sensor is doing: given up as faulty, or the last word of any of its channels.</summary>
    public SensorCondition ConditionOf(int sensor)
    {
        if (chain.Sensors.Recovery.StateOf(sensor) == RecoveryState.Faulty)
        {
            return SensorCondition.Fault;
        }

        for (int channel = 0; channel < profile.Channels.Length; channel++)
        {
            if (profile.Channels[channel].Sensor == sensor)
            {
                SensorCondition condition = ConditionFor(chain.Channels[channel].LastReason);
                if (condition != SensorCondition.Measuring)
                {
                    return condition;
                }
            }
        }

        return SensorCondition.Measuring;
    }

    private bool IsSupply(int channel) => chain.Sensors.Sensors[profile.Channels[channel].Sensor] is SupplySensor;

    private static SensorCondition ConditionFor(QualityReason reason)
    {
        switch (reason)
        {
            case QualityReason.WarmUp:
            case QualityReason.TooFewReadings:
                return SensorCondition.WarmingUp;
            case QualityReason.Silence:
                return SensorCondition.Silent;
            case QualityReason.ChecksumLoss:
                return SensorCondition.Garbled;
            case QualityReason.InstrumentError:
                return SensorCondition.Fault;
            default:
                return SensorCondition.Measuring;
        }
    }

    private int ChannelOf(int sensor, int value)
    {
        int channel = 0;
        for (int left = value; ; channel++)
        {
            if (profile.Channels[channel].Sensor == sensor && left-- == 0)
            {
                return channel;
            }
        }
    }
}
