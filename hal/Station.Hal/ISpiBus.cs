namespace Station.Hal;

/// <summary>
/// The SPI bus with the board's UART expanders, as their only users know it: mode 0, one device at a time. Worst stall of a call: 1 ms, since nothing on
/// the other end can hold the bus. Nothing is allocated.
/// </summary>
public interface ISpiBus
{
    /// <summary>Places for devices, each with a chip select of its own.</summary>
    int DeviceCount { get; }

    /// <summary>
    /// Exchanges the words with a device while its chip select is low: what they hold goes out, low byte of each word first, and what comes in takes its place. SPI has
    /// no acknowledge: a device that is not fitted or has no supply answers with all ones.
    /// </summary>
    /// <param name="device">Which one, from 0: chip select number 1 is device 0.</param>
    /// <param name="words">The buffer, all of which is exchanged: twice as many bytes as it has words.</param>
    /// <returns>False when the transfer did not take place: there is no such device, or the driver refused. The words are undefined then.</returns>
    bool Transfer(int device, ushort[] words);
}
