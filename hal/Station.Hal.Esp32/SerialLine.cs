namespace Station.Hal.Esp32;

/// <summary>Where a UART of the chip comes out.</summary>
public sealed class SerialLine
{
    /// <summary>Stands for a pin that a line does without.</summary>
    public const int NoPin = -1;

    public SerialLine(string name, int receivePin, int transmitPin, int directionPin)
    {
        Name = name;
        ReceivePin = receivePin;
        TransmitPin = transmitPin;
        DirectionPin = directionPin;
    }

    /// <summary>COM2 or COM3: COM1 belongs to the Wire Protocol on stock images.</summary>
    public string Name { get; }

    public int ReceivePin { get; }

    public int TransmitPin { get; }

    /// <summary>The driver-enable pin of an RS-485 transceiver, or <see cref="NoPin"/>.</summary>
    public int DirectionPin { get; }
}
