namespace System.Device.Gpio;

public sealed class GpioPin : IDisposable
{
    internal GpioPin() => throw null;

    public void Dispose() => throw null;

    public void Toggle() => throw null;

    public void Write(PinValue value) => throw null;
}
