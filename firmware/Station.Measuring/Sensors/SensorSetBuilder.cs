using System.Collections;
using Station.Hal;
using Station.Measurement;
using Station.Profiles;
using Station.Sensors.Analogue;
using Station.Sensors.Bme280;
using Station.Sensors.Board;
using Station.Sensors.Expander;
using Station.Sensors.MaxBotix;
using Station.Sensors.Modbus;
using Station.Sensors.Plantower;
using Station.Sensors.Pressure;
using Station.Sensors.Recovery;
using Station.Sensors.Scd4x;
using Station.Sensors.Sds011;
using Station.Sensors.Serial;
using Station.Sensors.Sgp4x;
using Station.Sensors.SoundMeter;
using Station.Sensors.Sps30;
using Station.Sensors.Ultrasonic;
using Station.Sensors.Winsen;

namespace Station.Sensors;

/// <summary>Builds the drivers that a profile asks for, on the ports of a board.</summary>
public sealed class SensorSetBuilder
{
    private readonly Profile profile;
    private readonly IBoard board;
    private readonly SamplingPeriod period;
    private readonly ProfileProblems problems;
    private readonly ArrayList drivers = new ArrayList();
    private readonly Sensor[] sensors;
    private readonly GuardedBus bus;
    private readonly ArrayList converters = new ArrayList();

    /// <summary>Room for what sensors take from their lines; null until there is one with a line.</summary>
    private byte[] room;

    /// <summary>Null until a port behind an expander is opened.</summary>
    private ExpanderBus expanders;

    public SensorSetBuilder(Profile profile, IBoard board, SamplingPeriod period, ProfileProblems problems)
    {
        this.profile = profile;
        this.board = board;
        this.period = period;
        this.problems = problems;
        sensors = new Sensor[profile.Sensors.Length];
        bus = new GuardedBus(board.I2c);
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

        ConnectBarometers();
        ConnectClimate();
        return problems.Count > 0 ? null : new SensorSet(sensors, (ISensorDriver[])drivers.ToArray(typeof(ISensorDriver)), CreateRecovery());
    }

    private RecoveryWatch CreateRecovery()
    {
        int busSensors = 0;
        for (int i = 0; i < sensors.Length; i++)
        {
            busSensors |= profile.Sensors[i].I2cAddress != 0 ? 1 << i : 0;
        }

        return new RecoveryWatch(sensors, busSensors, new SensorSupply(board.SensorRail), bus);
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
        if (sensor is SerialSensor onLine)
        {
            onLine.UseRoom(Room());
        }
    }

    private Sensor Create(SensorSettings settings, IBytePort port)
    {
        switch (settings.Model)
        {
            case SensorModel.Plantower:
                return new PlantowerSensor(settings.Identity, period, port, settings.Variant, settings.IsStreaming, settings.EveryMinutes);
            case SensorModel.Winsen:
                return port == null
                    ? new GravityBusSensor(settings.Identity, period, bus, settings.I2cAddress, settings.Winsen)
                    : new WinsenSensor(settings.Identity, period, port, settings.Winsen, EarlierGasModule());
            case SensorModel.Ultrasonic:
                return new UltrasonicSensor(settings.Identity, period, port, settings.Ultrasonic);
            case SensorModel.Climate:
                return new ClimateSensor(settings.Identity, period, bus, settings.I2cAddress);
            case SensorModel.Analogue:
                return new AnalogueSensor(settings.Identity, period, bus, ConverterAt(settings.I2cAddress), settings.Analogue);
            case SensorModel.SoundLevel:
                return new SoundLevelSensor(settings.Identity, period, bus, ConverterAt(settings.I2cAddress), settings.Analogue.Input);
            case SensorModel.SoundMeter:
                return new SoundMeterSensor(settings.Identity, period, bus, settings.I2cAddress, settings.IsSlow);
            case SensorModel.PressureLevel:
                return new PressureLevelSensor(settings.Identity, period, bus, settings.I2cAddress, settings.DensityKgPerM3);
            case SensorModel.MaxBotix:
                return new MaxBotixSensor(settings.Identity, period, port, settings.MaxBotix);
            case SensorModel.Sds011:
                return new Sds011Sensor(settings.Identity, period, port, settings.IsStreaming, settings.EveryMinutes);
            case SensorModel.Sps30:
                return port == null
                    ? new Sps30BusSensor(settings.Identity, period, bus, settings.I2cAddress, settings.Sensirion)
                    : new Sps30SerialSensor(settings.Identity, period, port, settings.Sensirion);
            case SensorModel.Scd4x:
                return new Scd4xSensor(settings.Identity, period, bus, settings.I2cAddress, settings.Sensirion);
            case SensorModel.Sgp40:
            case SensorModel.Sgp41:
                return new Sgp4xSensor(settings.Identity, period, bus, settings.I2cAddress, settings.Model == SensorModel.Sgp41);
            default:
                return new SupplySensor(settings.Identity, period, board.Supply);
        }
    }

    private byte[] Room()
    {
        room = room ?? new byte[SerialSensor.ChunkBytes];
        return room;
    }

    /// <summary>The gas module that was built last; null without any.</summary>
    private WinsenSensor EarlierGasModule()
    {
        WinsenSensor last = null;
        for (int i = 0; i < sensors.Length; i++)
        {
            last = sensors[i] as WinsenSensor ?? last;
        }

        return last;
    }

    /// <summary>The converter at an address; sensors on its inputs share it.</summary>
    private AdsConverter ConverterAt(int address)
    {
        for (int i = 0; i < converters.Count; i++)
        {
            var known = (AdsConverter)converters[i];
            if (known.Address == address)
            {
                return known;
            }
        }

        var converter = new AdsConverter(bus, address);
        converters.Add(converter);
        return converter;
    }

    /// <summary>Tells pressure sensors who knows the air pressure, once all are there.</summary>
    private void ConnectBarometers()
    {
        for (int i = 0; i < sensors.Length; i++)
        {
            string name = profile.Sensors[i].Barometer;
            for (int k = 0; name != null && k < sensors.Length; k++)
            {
                if (profile.Sensors[k].Identity.Name == name)
                {
                    ((PressureLevelSensor)sensors[i]).Barometer = sensors[k] as IBarometer;
                }
            }
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
            drivers.Add(new ModbusBus(port, (ModbusInstrument[])instruments.ToArray(typeof(ModbusInstrument)), Room()));
        }
    }

    private IBytePort Open(SensorSettings settings, PortMode mode)
    {
        if (PortOpener.IsExpanderName(settings.Port) && board.Spi != null)
        {
            expanders = expanders ?? new ExpanderBus(board.Spi);
        }

        IBytePort port = PortOpener.Open(board, expanders, settings.Port, settings.Baud, mode);
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
