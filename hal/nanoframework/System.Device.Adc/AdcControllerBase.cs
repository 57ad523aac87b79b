namespace System.Device.Adc;

public abstract class AdcControllerBase
{
    internal AdcControllerBase() => throw null;

    public abstract int MaxValue { get; }

    public abstract AdcChannel OpenChannel(int channelNumber);
}
