using System.Collections;
using Station.Hal;
using Station.Measurement;
using Station.Sensors.Board;
using Station.Sensors.Modbus;
using Station.Sensors.Plantower;
using Station.Sensors.Scd4x;
using Station.Sensors.Sds011;
using Station.Sensors.Sgp4x;
using Station.Sensors.Sps30;
using Station.Sensors.Ultrasonic;
using Station.Sensors.Winsen;
using Station.Settings;

namespace Station.Sensors;

/// <summary>Builds the drivers that a profile asks for, on the ports of a board.</summary>
public sealed class SensorSetBuilder
{
    private readonly Profile profile;
    private readonly IBoard board;
    private readonly SamplingPeriod period;
    private readonly ProfileProblems problems;
    private readonly ArrayList drivers = new ArrayList();
    private readonly ISensor[] sensors;

    public SensorSetBuilder(Profile profile, IBoard board, SamplingPeriod period, ProfileProblems problems)
    {
        this.profile = profile;
        this.board = board;
        this.period = period;
        this.problems = problems;
        sensors = new ISensor[profile.Sensors.Length];
    }

    /// <summary>The set, or null when a port could not be opened.</summary>
    public SensorSet Build()
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            SensorSettings settings = profile.Sensors[i];
            if (settings.Model == SensorModel.Modbus)
            {
                BuildBus(i);
            }
            else
            {
                BuildOne(i, settings);
            }
        }

        ConnectClimate();
        return problems.Count > 0 ? null : new SensorSet(sensors, (ISensorDriver[])drivers.ToArray(typeof(ISensorDriver)));
    }

    /// <summary>Tells gas sensors whose signal depends on the air where its temperature and humidity come from, once all are there.</summary>
    private void ConnectClimate()
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            string name = profile.Sensors[i].Sensirion?.Climate;
            for (int k = 0; name != null && k < sensors.Length; k++)
            {
                if (profile.Sensors[k].Identity.Name == name && sensors[i] is Sgp4xSensor gas && sensors[k] is ClimateSensor climate)
                {
                    gas.UseClimate(climate.Quantities[0], climate.Quantities[1]);
                }
            }
        }
    }

    private void BuildOne(int index, SensorSettings settings)
    {
        IBytePort port = settings.Port == null ? null : Open(settings, PortMode.FullDuplex);
        if (settings.Port != null && port == null)
        {
            return;
        }

        Sensor sensor = Create(settings, port);
        sensors[index] = sensor;
        drivers.Add(sensor);
    }

    private Sensor Create(SensorSettings settings, IBytePort port)
    {
        switch (settings.Model)
        {
            case SensorModel.Plantower:
                return new PlantowerSensor(settings.Identity, period, port, settings.Variant, settings.IsStreaming, settings.EveryMinutes);
            case SensorModel.Winsen:
                return new WinsenSensor(settings.Identity, period, port, settings.Winsen);
            case SensorModel.Ultrasonic:
                return new UltrasonicSensor(settings.Identity, period, port);
            case SensorModel.Climate:
                return new ClimateSensor(settings.Identity, period, board.OpenClimateSensor(settings.I2cAddress));
            case SensorModel.Sds011:
                return new Sds011Sensor(settings.Identity, period, port, settings.IsStreaming, settings.EveryMinutes);
            case SensorModel.Sps30:
                return port == null
                    ? new Sps30BusSensor(settings.Identity, period, board.I2c, settings.I2cAddress, settings.Sensirion)
                    : new Sps30SerialSensor(settings.Identity, period, port, settings.Sensirion);
            case SensorModel.Scd4x:
                return new Scd4xSensor(settings.Identity, period, board.I2c, settings.I2cAddress, settings.Sensirion);
            case SensorModel.Sgp40:
            case SensorModel.Sgp41:
                return new Sgp4xSensor(settings.Identity, period, board.I2c, settings.I2cAddress, settings.Model == SensorModel.Sgp41);
            default:
                return new SupplySensor(settings.Identity, period, board.Supply);
        }
    }

    /// <summary>Builds the bus of a Modbus instrument with everything else on that line, unless an earlier one has done so.</summary>
    private void BuildBus(int index)
    {
        if (sensors[index] != null)
        {
            return;
        }

        string portName = profile.Sensors[index].Port;
        var instruments = new ArrayList();
        for (int i = index; i < sensors.Length; i++)
        {
            SensorSettings settings = profile.Sensors[i];
            if (settings.Model == SensorModel.Modbus && settings.Port == portName)
            {
                var instrument = new ModbusInstrument(settings.Identity, period, settings.Registers, settings.Unit);
                sensors[i] = instrument;
                instruments.Add(instrument);
            }
        }

        IBytePort port = Open(profile.Sensors[index], PortMode.Rs485);
        if (port != null)
        {
            drivers.Add(new ModbusBus(port, (ModbusInstrument[])instruments.ToArray(typeof(ModbusInstrument))));
        }
    }

    private IBytePort Open(SensorSettings settings, PortMode mode)
    {
        IBytePort port = PortOpener.Open(board, settings.Port, settings.Baud, mode);
        if (port == null)
        {
            problems.Add(
                settings.Line,
                ProfileToken.PortMissing,
                "port " + settings.Port + " of sensor '" + settings.Identity.Name + "' could not be opened on board '" + board.Name + "'; use one that it has");
        }

        return port;
    }
}
