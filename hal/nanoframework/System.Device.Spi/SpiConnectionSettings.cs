namespace System.Device.Spi;

public sealed class SpiConnectionSettings
{
    public SpiConnectionSettings(int busId, int chipSelectLine = -1) => throw null;

    public int ClockFrequency
    {
        set => throw null;
    }
}
