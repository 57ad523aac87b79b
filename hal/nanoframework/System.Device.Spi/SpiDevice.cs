namespace System.Device.Spi;

public class SpiDevice : IDisposable
{
    public SpiDevice(SpiConnectionSettings settings) => throw null;

    public SpiConnectionSettings ConnectionSettings => throw null;

    public void Dispose() => throw null;

    public void TransferFullDuplex(ushort[] writeBuffer, ushort[] readBuffer) => throw null;
}
