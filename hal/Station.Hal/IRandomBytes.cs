namespace Station.Hal;

/// <summary>Unpredictable bytes from the chip's generator. Worst stall: none.</summary>
public interface IRandomBytes
{
    void Fill(byte[] buffer);
}
