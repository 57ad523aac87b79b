namespace Iot.Device.Bmxx80;

public abstract class Bmx280Base : Bmxx80Base
{
    internal Bmx280Base() => throw null;

    public const byte DefaultI2cAddress = 119;

    public const byte SecondaryI2cAddress = 118;
}
