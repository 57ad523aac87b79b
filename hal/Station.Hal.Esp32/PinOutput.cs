using System.Device.Gpio;

namespace Station.Hal.Esp32;

/// <summary>An output pin with the level that its board makes the active one.</summary>
public sealed class PinOutput : IDigitalOutput
{
    private readonly GpioPin pin;
    private readonly bool activeHigh;
    private bool isHigh;

    /// <summary>Opens the pin, inactive.</summary>
    public PinOutput(GpioController gpio, int pinNumber, bool activeHigh)
    {
        this.activeHigh = activeHigh;
        pin = gpio.OpenPin(pinNumber, PinMode.Output);
        isHigh = !activeHigh;
        pin.Write(isHigh ? PinValue.High : PinValue.Low);
    }

    /// <summary>Toggles where the level changes: a level is an object of the platform's, made anew each time, and LEDs and watchdog change theirs all day.</summary>
    public void Write(bool active)
    {
        bool high = active == activeHigh;
        if (high != isHigh)
        {
            pin.Toggle();
            isHigh = high;
        }
    }
}
