namespace System.Device.Gpio;

public struct PinValue
{
    public static PinValue High => throw null;

    public static PinValue Low => throw null;
}
