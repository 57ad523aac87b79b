using System;

namespace Iot.Device.Bmxx80;

public abstract class Bmxx80Base : IDisposable
{
    internal Bmxx80Base() => throw null;

    protected virtual void Dispose(bool disposing) => throw null;

    public void Dispose() => throw null;
}
