namespace Iot.Device.Bmxx80;

public abstract class Bmx280Base : Bmxx80Base
{
    internal Bmx280Base() => throw null;
}
