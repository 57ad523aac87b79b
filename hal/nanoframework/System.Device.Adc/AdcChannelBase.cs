namespace System.Device.Adc;

public abstract class AdcChannelBase
{
    internal AdcChannelBase() => throw null;

    public abstract int ReadValue();
}
