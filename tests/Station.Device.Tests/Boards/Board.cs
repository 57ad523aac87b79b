using Station.Device.Tests.DeviceCode;

namespace Station.Device.Tests.Boards;

/// <summary>A serial line of a board.</summary>
internal sealed record Line(string Name, int Receive, int Transmit, int Direction);

/// <summary>A board definition as the application holds it.</summary>
internal sealed record Board
{
    public const int NoPin = -1;

    public required string Name { get; init; }

    public required string Chip { get; init; }

    public required int FlashMegabytes { get; init; }

    public required int VolumeBytes { get; init; }

    public required bool HasSensorRail { get; init; }

    public required bool HasExternalRam { get; init; }

    public required Line[] Lines { get; init; }

    public required string TerminalLine { get; init; }

    /// <summary>Chip selects of the expanders.</summary>
    public required int[] ExpanderPins { get; init; }

    /// <summary>Clock, transmit and receive pin of the expanders' bus; -1 for one that is not there.</summary>
    public required int[] ExpanderBusPins { get; init; }

    public required int SupplyPin { get; init; }

    public required int SupplyChannel { get; init; }

    /// <summary>Pins that the board drives, or both drives and reads.</summary>
    public required int[] DrivenPins { get; init; }

    /// <summary>Pins that others drive.</summary>
    public required int[] ReadPins { get; init; }

    public int[] Pins => [.. ReadPins, .. DrivenPins];

    /// <summary>Every board that the device build knows.</summary>
    public static Board[] Catalogue()
    {
        Type catalogue = new DeviceLoadContext().Type("Station.Esp32", "Station.Esp32.Boards.BoardCatalogue");
        object[] definitions = (object[])catalogue.GetMethod("All")!.Invoke(null, null)!;
        return [.. definitions.Select(From)];
    }

    public static Board From(object definition)
    {
        Line[] lines = [.. Get<object[]>(definition, "SerialLines").Select(LineFrom)];
        string[] driven = ["I2cClockPin", "I2cDataPin", "PowerLedPin", "SensorsLedPin", "UplinkLedPin", "SensorRailPin", "WatchdogPin", "SpiClockPin", "SpiTransmitPin"];
        int[] expanderPins = Get<int[]>(definition, "ExpanderPins");
        int[] expanderBus = [.. new[] { "SpiClockPin", "SpiTransmitPin", "SpiReceivePin" }.Select(pin => Get<int>(definition, pin))];
        int supplyPin = Get<int>(definition, "SupplyPin");
        return new Board
        {
            Name = Get<string>(definition, "Name"),
            Chip = Get<string>(definition, "Chip"),
            FlashMegabytes = Get<int>(definition, "FlashMegabytes"),
            VolumeBytes = Get<int>(definition, "VolumeBytes"),
            HasSensorRail = Get<int>(definition, "SensorRailPin") != NoPin,
            HasExternalRam = Get<bool>(definition, "HasExternalRam"),
            Lines = lines,
            TerminalLine = Get<string>(definition, "TerminalLine"),
            ExpanderPins = expanderPins,
            ExpanderBusPins = expanderBus,
            SupplyPin = supplyPin,
            SupplyChannel = Get<int>(definition, "SupplyChannel"),
            ReadPins = [.. lines.Select(line => line.Receive).Append(expanderBus[2]).Append(supplyPin).Where(pin => pin != NoPin)],
            DrivenPins = [.. driven.Select(pin => Get<int>(definition, pin)).Concat(lines.SelectMany(line => new[] { line.Transmit, line.Direction })).Concat(expanderPins).Where(pin => pin != NoPin)],
        };
    }

    private static Line LineFrom(object line) =>
        new(Get<string>(line, "Name"), Get<int>(line, "ReceivePin"), Get<int>(line, "TransmitPin"), Get<int>(line, "DirectionPin"));

    private static T Get<T>(object source, string property) => (T)source.GetType().GetProperty(property)!.GetValue(source)!;
}
