using Station.Hal;
using Station.Sensors;

namespace Station.Profiles;

/// <summary>Holds a profile against a board without opening anything: ports, what may sit behind them, addresses.</summary>
public static class ProfileBoardCheck
{
    /// <summary>Longest time that one instrument of a line can take: question, time-out, silence after it.</summary>
    private const int LongestTurnMs = 700;

    public static void Check(Profile profile, IBoard board, ProfileProblems problems)
    {
        if (profile.Board != board.Name)
        {
            problems.Add(
                0, ProfileToken.WrongBoard, "it is meant for board '" + profile.Board + "', this is '" + board.Name + "'; load a profile for this board");
        }

        for (int i = 0; i < profile.Sensors.Length; i++)
        {
            SensorSettings sensor = profile.Sensors[i];
            if (sensor.Port != null)
            {
                CheckPort(sensor, board, problems);
                CheckNeighbours(profile, i, problems);
            }
            else if (sensor.I2cAddress != 0)
            {
                CheckAddress(profile, i, problems);
            }
        }
    }

    private static void CheckPort(SensorSettings sensor, IBoard board, ProfileProblems problems)
    {
        bool expander = PortOpener.IsExpanderName(sensor.Port);
        if (!expander && System.Array.IndexOf(board.SensorPorts, sensor.Port) < 0)
        {
            problems.Add(
                sensor.Line, ProfileToken.PortMissing, "board '" + board.Name + "' has no port " + sensor.Port + " for sensors; use " + ListOf(board.SensorPorts) + " or one behind an expander");
        }

        if (!expander)
        {
            return;
        }

        if (PortOpener.ExpanderOf(sensor.Port) >= board.ExpanderCount)
        {
            problems.Add(
                sensor.Line,
                ProfileToken.PortMissing,
                "port " + sensor.Port + " needs more expanders than the " + board.ExpanderCount + " of board '" + board.Name + "'; use another port");
        }

        if (sensor.IsStreaming)
        {
            problems.Add(
                sensor.Line,
                ProfileToken.PortNotSuited,
                "sensor '" + sensor.Identity.Name + "' sends by itself and would overrun the expander behind " + sensor.Port + "; let it be asked or use a port of the chip");
        }

        if (sensor.Model == SensorModel.Sps30 && !sensor.Sensirion.IsInteger)
        {
            problems.Add(
                sensor.Line,
                ProfileToken.PortNotSuited,
                "the floating-point answers of sensor '" + sensor.Identity.Name + "' are longer than the FIFO of the expander behind " + sensor.Port + "; set format=integer or use a port of the chip");
        }

        if (sensor.Model == SensorModel.Modbus)
        {
            problems.Add(sensor.Line, ProfileToken.PortNotSuited, "RS-485 needs a port of the chip, which drives the direction; use COM2 or COM3");
        }
    }

    private static string ListOf(string[] names)
    {
        string list = names.Length == 0 ? "none" : names[0];
        for (int i = 1; i < names.Length; i++)
        {
            list += ", " + names[i];
        }

        return list;
    }

    /// <summary>Two sensors share a port only as Modbus instruments of one speed and different addresses.</summary>
    private static void CheckNeighbours(Profile profile, int index, ProfileProblems problems)
    {
        SensorSettings sensor = profile.Sensors[index];
        int onLine = 1;
        for (int i = 0; i < index; i++)
        {
            SensorSettings other = profile.Sensors[i];
            if (other.Port != sensor.Port)
            {
                continue;
            }

            onLine++;
            CheckPair(sensor, other, problems);
        }

        if (onLine > 1 && onLine * LongestTurnMs > sensor.Identity.IntervalMs * 3L / 4)
        {
            problems.Add(
                sensor.Line, ProfileToken.BadInterval, onLine + " instruments on " + sensor.Port + " cannot all be asked in time; set a longer interval");
        }
    }

    private static void CheckPair(SensorSettings sensor, SensorSettings other, ProfileProblems problems)
    {
        if (sensor.Model != SensorModel.Modbus || other.Model != SensorModel.Modbus)
        {
            problems.Add(
                sensor.Line, ProfileToken.PortTaken, "port " + sensor.Port + " is taken by sensor '" + other.Identity.Name + "'; use another one");
        }
        else if (sensor.Baud != other.Baud)
        {
            problems.Add(
                sensor.Line, ProfileToken.PortTaken, "sensor '" + other.Identity.Name + "' uses " + sensor.Port + " at " + other.Baud + " baud; set both to one speed");
        }
        else if (sensor.Registers.Address == other.Registers.Address && sensor.Registers.Register == other.Registers.Register)
        {
            problems.Add(
                sensor.Line,
                ProfileToken.AddressClash,
                "address " + sensor.Registers.Address + " and register are those of sensor '" + other.Identity.Name + "'; correct one");
        }
    }

    private static void CheckAddress(Profile profile, int index, ProfileProblems problems)
    {
        SensorSettings sensor = profile.Sensors[index];
        bool clash = false;
        for (int i = 0; i < index; i++)
        {
            clash |= profile.Sensors[i].I2cAddress == sensor.I2cAddress && !ShareConverter(sensor, profile.Sensors[i]);
        }

        if (clash)
        {
            problems.Add(
                sensor.Line,
                ProfileToken.AddressClash,
                "I2C address 0x" + sensor.I2cAddress.ToString("X2") + " of sensor '" + sensor.Identity.Name + "' is taken; set another one");
        }
    }

    /// <summary>Two sensors on different inputs of one converter.</summary>
    private static bool ShareConverter(SensorSettings one, SensorSettings other) =>
        one.Analogue != null && other.Analogue != null && one.Analogue.Input != other.Analogue.Input;
}
