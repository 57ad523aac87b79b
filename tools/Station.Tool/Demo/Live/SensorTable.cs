using System.Globalization;
using Station.Aggregation;
using Station.Measurement;
using Station.Page.Contract;
using Station.Simulator.Fleet;
using Station.Terminal.Rooms;
using Station.Terminal.Sources;

namespace Station.Tool.Demo.Live;

/// <summary>The sensors of a station as its terminal would show them, beside what was done to them.</summary>
internal sealed class SensorTable(FleetStation station, PlayedSensors played)
{
    /// <summary>The letters of HJ 212 in the order of the flags' codes.</summary>
    private const string FlagLetters = "NFMSDCTB";

    private readonly SensorView sensorView = new();
    private readonly ValueView valueView = new();

    /// <summary>All sensors, while the station stands still.</summary>
    public IReadOnlyList<SensorPicture> Look()
    {
        bool isRunning = station.Board.IsPowered && station.Firmware?.Measuring is not null;
        var status = new SensorStatus(station.Profile, isRunning ? station.Firmware!.Measuring : null!);
        return [.. Enumerable.Range(0, station.Profile.Identities.Length).Select(sensor => Look(status, sensor, isRunning))];
    }

    private SensorPicture Look(SensorStatus status, int sensor, bool isRunning)
    {
        string name = station.Profile.Identities[sensor].Name;
        if (isRunning)
        {
            status.ReadSensor(sensor, sensorView);
        }

        return new SensorPicture
        {
            Name = name,
            Model = station.Profile.Identities[sensor].Model,
            Condition = isRunning ? StationWords.Of("Condition", sensorView.Condition) : null,
            IsWell = isRunning && sensorView.Condition is SensorCondition.Measuring or SensorCondition.WarmingUp,
            Trouble = played.TroubleOf(name),
            Troubles = played.Possible[name],
            Values = isRunning ? [.. Enumerable.Range(0, sensorView.ValueCount).Select(value => Look(status, sensor, value))] : [],
            Sliders = WorldSliders.Of(played.Sensed[name], played.World, station.Board.Time.NowMs),
        };
    }

    private ValuePicture Look(SensorStatus status, int sensor, int value)
    {
        status.ReadValue(sensor, value, valueView);
        int flag = (int)valueView.Flag;
        return new ValuePicture(
            valueView.Name,
            valueView.Value == PeriodRecord.Missing
                ? "–"
                : MinuteWatch.Scaled(valueView.Value, valueView.Exponent).ToString("F" + Math.Max(0, -valueView.Exponent), CultureInfo.InvariantCulture),
            valueView.Unit,
            flag < FlagLetters.Length ? FlagLetters.Substring(flag, 1) : "?",
            valueView.Reason == QualityReason.None ? null : StationWords.Of("Reason", valueView.Reason));
    }
}
