namespace System.Device.I2c;

public struct I2cTransferResult
{
    public uint BytesTransferred => throw null;

    public I2cTransferStatus Status => throw null;
}
