namespace nanoFramework.Runtime.Events;

public class BaseEvent
{
    public BaseEvent() => throw null;

    public byte Message;

    public ushort Source;
}
