using System.Device.Gpio;

namespace Station.Hal.Esp32;

/// <summary>An output pin with the level that its board makes the active one.</summary>
public sealed class PinOutput : IDigitalOutput
{
    private readonly GpioPin pin;
    private readonly bool activeHigh;

    /// <summary>Opens the pin, inactive.</summary>
    public PinOutput(GpioController gpio, int pinNumber, bool activeHigh)
    {
        this.activeHigh = activeHigh;
        pin = gpio.OpenPin(pinNumber, PinMode.Output);
        Write(false);
    }

    public void Write(bool active) => pin.Write(active == activeHigh ? PinValue.High : PinValue.Low);
}
