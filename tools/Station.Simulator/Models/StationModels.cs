using System.Globalization;
using Station.Hal.Simulated;
using Station.Simulator.Environments;
using Station.Simulator.Truth;

namespace Station.Simulator.Models;

/// <summary>
/// The devices that a profile names, each on the other side of its wire: what a virtual board needs to be a whole station. All of
/// them log into one truth book.
/// </summary>
public sealed class StationModels
{
    private const int ChipReceiverBytes = 256;

    private readonly Dictionary<string, ISerialDevice> devices = [];
    private readonly Dictionary<string, int> bauds = [];
    private readonly Dictionary<string, ClimateModel> climates = [];
    private readonly IEnvironment environment;
    private readonly Func<string, ILineFaults> faultsOf;

    /// <param name="profileText">The station's profile.</param>
    /// <param name="environment">The world around it.</param>
    /// <param name="faultsOf">What goes wrong with a sensor, by its name; null when nothing does.</param>
    public StationModels(string profileText, IEnvironment environment, Func<string, ILineFaults>? faultsOf = null)
    {
        this.environment = environment;
        this.faultsOf = faultsOf ?? (_ => new NoFaults());
        Book = new TruthBook(profileText);
        IReadOnlyList<ProfileLines.Line> channels = ProfileLines.Of(profileText, "channel");
        IReadOnlyList<ProfileLines.Line> sensors = ProfileLines.Of(profileText, "sensor");
        foreach (ProfileLines.Line sensor in sensors.OrderBy(line => line.Get("model", string.Empty) == "climate" ? 0 : 1))
        {
            Build(sensor, channels);
        }

        Connect();
    }

    /// <summary>What the records of this station must hold.</summary>
    public TruthBook Book { get; }

    /// <summary>
    /// Lines by port name. Those behind expanders (X1A) are among them, so that a board switches their devices with the
    /// sensors' rail; the firmware reaches them through <see cref="Expanders"/>.
    /// </summary>
    public Dictionary<string, SerialLine> Lines { get; } = [];

    /// <summary>Sensors by I2C address.</summary>
    public Dictionary<int, II2cDevice> I2cDevices { get; } = [];

    /// <summary>Expanders by their number on the SPI bus: X1 is 0.</summary>
    public Dictionary<int, ISpiDevice> Expanders { get; } = [];

    /// <summary>The supply; null when the profile does not measure it.</summary>
    public ISupplySource? Supply { get; private set; }

    private void Build(ProfileLines.Line sensor, IReadOnlyList<ProfileLines.Line> channels)
    {
        ILineFaults faults = faultsOf(sensor.Name);
        switch (sensor.Get("model", string.Empty))
        {
            case "plantower":
                Place(sensor, new PlantowerModel(environment, Book, sensor.Name, faults, sensor.Get("variant", "plain"), RestWarmUpMs(sensor)));
                break;
            case "winsen" when !sensor.Keys.ContainsKey("port"):
                I2cDevices[Integer(sensor.Get("address", "0x74"))] = new GravityBusModel(environment, Book, sensor, faults);
                break;
            case "winsen":
                Place(sensor, new WinsenModel(environment, Book, sensor, faults));
                break;
            case "sds011":
                Place(sensor, new Sds011Model(environment, Book, sensor.Name, faults, RestWarmUpMs(sensor)));
                break;
            case "sps30" when sensor.Keys.ContainsKey("port"):
                Place(sensor, new Sps30SerialModel(environment, Book, sensor.Name, faults), 115_200);
                break;
            case "sps30":
                I2cDevices[Integer(sensor.Get("address", "0x69"))] = new Sps30BusModel(environment, Book, sensor.Name, faults);
                break;
            case "scd4x":
                I2cDevices[Integer(sensor.Get("address", "0x62"))] = new Scd4xModel(environment, Book, sensor.Name, faults);
                break;
            case "sgp40" or "sgp41":
                I2cDevices[Integer(sensor.Get("address", "0x59"))] =
                    new Sgp4xModel(environment, Book, sensor.Name, sensor.Get("model", string.Empty) == "sgp41", faults);
                break;
            case "ultrasonic":
                Place(sensor, new UltrasonicModel(
                    environment,
                    Book,
                    sensor.Name,
                    HeightMm(sensor, channels),
                    faults,
                    sensor.Get("mode", "active") == "asked",
                    sensor.Get("sum", "frame") == "data"));
                break;
            case "modbus":
                ConnectInstrument(sensor, faults);
                break;
            case "climate":
                I2cDevices[Integer(sensor.Get("address", "0x76"))] = climates[sensor.Name] = new ClimateModel(environment, Book, sensor.Name, faults);
                break;
            case "analogue" or "sen0232" or "pa-spl" or "ms5837" or "maxbotix":
                BuildLevelOrSound(sensor, channels, faults);
                break;
            case "supply":
                Supply = new SupplyModel(environment, Book, sensor.Name, faults);
                break;
        }
    }

    private void BuildLevelOrSound(ProfileLines.Line sensor, IReadOnlyList<ProfileLines.Line> channels, ILineFaults faults)
    {
        switch (sensor.Get("model", string.Empty))
        {
            case "pa-spl":
                I2cDevices[Integer(sensor.Get("address", "0x48"))] = new SoundMeterModel(environment, Book, sensor.Name, faults);
                break;
            case "ms5837":
                ClimateModel? barometer = climates.GetValueOrDefault(sensor.Get("barometer", string.Empty));
                I2cDevices[Integer(sensor.Get("address", "0x76"))] =
                    new PressureLevelModel(environment, Book, sensor.Name, barometer, Integer(sensor.Get("density", "1000")), faults);
                break;
            case "maxbotix":
                bool centimetres = sensor.Get("unit", "mm") == "cm";
                int noTarget = Integer(sensor.Get("no-target", "5000").Split(',')[0]);
                int heightMm = HeightMm(sensor, channels) * (centimetres ? 10 : 1);
                Place(sensor, new MaxBotixModel(environment, Book, sensor.Name, heightMm, centimetres, noTarget, faults));
                break;
            default:
                int address = Integer(sensor.Get("address", "0x48"));
                I2cDevices.TryAdd(address, new AdsModel());
                ((AdsModel)I2cDevices[address]).Connect(sensor.Get("input", "0"), CreateSource(sensor, faults));
                break;
        }
    }

    private AdsSource CreateSource(ProfileLines.Line sensor, ILineFaults faults)
    {
        ReadingLog voltage = Book.LogOf(sensor.Name, "voltage", "V", -6);
        if (sensor.Get("model", string.Empty) == "sen0232")
        {
            return new AdsSource(
                faults,
                atMs => environment.At(EnvironmentQuantity.Sound, atMs) * 2_000m,
                60_000,
                true,
                (Book.LogOf(sensor.Name, "level", "dB", -6), microvolts => microvolts * 50));
        }

        if (!sensor.Keys.ContainsKey("sensitivity"))
        {
            return new AdsSource(faults, atMs => environment.At(EnvironmentQuantity.Supply, atMs) * 100m, 0, false, (voltage, microvolts => microvolts));
        }

        decimal zero = Number(sensor.Get("zero", "0")) * 1_000;
        decimal sensitivity = Number(sensor.Get("sensitivity", "1")) * 1_000;
        EnvironmentQuantity quantity = sensor.Get("gas", string.Empty) switch
        {
            "so2" => EnvironmentQuantity.SulphurDioxide,
            "no2" => EnvironmentQuantity.NitrogenDioxide,
            "o3" => EnvironmentQuantity.Ozone,
            "co" => EnvironmentQuantity.CarbonMonoxide,
            _ => SensedQuantities.InUnit(sensor.Get("unit", "mm")),
        };
        string unit = sensor.Keys.ContainsKey("gas") ? "ppb" : sensor.Get("unit", "mm");
        return new AdsSource(
            faults,
            atMs => zero + environment.At(quantity, atMs) * sensitivity,
            0,
            false,
            (voltage, microvolts => microvolts),
            (Book.LogOf(sensor.Name, "value", unit, -3), microvolts => (microvolts - zero) * 1_000 / sensitivity));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private void Place(ProfileLines.Line sensor, ISerialDevice device, int baud = 9_600)
    {
        devices[sensor.Get("port", string.Empty)] = device;
        bauds[sensor.Get("port", string.Empty)] = baud;
    }

    private void ConnectInstrument(ProfileLines.Line sensor, ILineFaults faults)
    {
        string port = sensor.Get("port", string.Empty);
        if (!devices.TryGetValue(port, out ISerialDevice? device))
        {
            devices[port] = device = new ModbusLineModel();
            bauds[port] = Integer(sensor.Get("baud", "9600"));
        }

        var format = new TransmitterFormat(sensor);
        EnvironmentQuantity quantity = SensedQuantities.InUnit(format.Unit);
        var slave = new TransmitterSlave(Integer(sensor.Get("address", "1")), environment, quantity, format);
        ((ModbusLineModel)device).Connect(slave, Book.LogOf(sensor.Name, "value", format.Unit, format.Exponent), faults);
    }

    private void Connect()
    {
        foreach ((string port, ISerialDevice device) in devices.Where(pair => pair.Key.StartsWith("COM", StringComparison.Ordinal)))
        {
            Lines[port] = new SerialLine(device, bauds[port], ChipReceiverBytes);
        }

        int expanders = devices.Keys.Where(port => port[0] == 'X').Select(port => port[1] - '0').DefaultIfEmpty(0).Max();
        for (int number = 1; number <= expanders; number++)
        {
            var expander = new ExpanderModel(devices.GetValueOrDefault($"X{number}A"), devices.GetValueOrDefault($"X{number}B"), 9_600);
            Expanders[number - 1] = expander;
            expander.Line(0).Baud = bauds.GetValueOrDefault($"X{number}A", 9_600);
            expander.Line(1).Baud = bauds.GetValueOrDefault($"X{number}B", 9_600);
            Lines[$"X{number}A"] = expander.Line(0);
            Lines[$"X{number}B"] = expander.Line(1);
        }
    }

    /// <summary>The warm-up after each wake of a particle sensor that rests between its minutes, 0 for one that does not.</summary>
    private static long RestWarmUpMs(ProfileLines.Line sensor) =>
        sensor.Get("every", "1") == "1" ? 0 : Integer(sensor.Get("warmup", "30")) * 1_000L;

    /// <summary>The height at which the sensor hangs is what the profile subtracts the distance from.</summary>
    private static int HeightMm(ProfileLines.Line sensor, IReadOnlyList<ProfileLines.Line> channels) =>
        Integer(channels.First(channel => channel.Get("from", string.Empty) == sensor.Name + ".distance").Get("offset", "0"));

    private static int Integer(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? int.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : int.Parse(text, CultureInfo.InvariantCulture);
}
