namespace System.Device.Gpio;

public sealed class GpioPin : IDisposable
{
    internal GpioPin() => throw null;

    public void Dispose() => throw null;

    public PinValue Read() => throw null;

    public void SetPinMode(PinMode value) => throw null;

    public void Write(PinValue value) => throw null;
}
