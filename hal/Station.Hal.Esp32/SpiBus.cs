using System;
using System.Device.Spi;

namespace Station.Hal.Esp32;

/// <summary>
/// The SPI bus of the chip with its expanders. The native transfer takes the bytes as they lie in memory, which is the low byte of a word first, and holds chip select
/// low over the whole array (nf-interpreter, targets/ESP32: cpu_spi.cpp). It waits for the end without a yield: 0.1 ms for 32 bytes.
/// </summary>
public sealed class SpiBus : ISpiBus
{
    /// <summary>The first bus that is free for applications.</summary>
    private const int BusNumber = 1;

    /// <summary>What an SC16IS752 can follow (data sheet rev. 9, table 38); mode 0 and chip select low are the platform's defaults.</summary>
    private const int ClockHz = 4_000_000;

    private readonly int[] chipSelectPins;

    /// <summary>By number; null until the first transfer.</summary>
    private readonly SpiDevice[] devices;

    /// <summary>The pins in the order of the devices.</summary>
    public SpiBus(int[] chipSelectPins)
    {
        this.chipSelectPins = chipSelectPins;
        devices = new SpiDevice[chipSelectPins.Length];
    }

    public bool Transfer(int device, ushort[] words)
    {
        try
        {
            if (devices[device] == null)
            {
                Open(device);
            }

            devices[device].TransferFullDuplex(words, words);
            return true;
        }
        catch (Exception)
        {
            Reopen(device);
            return false;
        }
    }

    /// <summary>The platform sends four zeros with this, three of them bytes for the line of channel A.</summary>
    private void Open(int device) => devices[device] = new SpiDevice(new SpiConnectionSettings(BusNumber, chipSelectPins[device]) { ClockFrequency = ClockHz });

    /// <summary>A transfer that the driver refuses leaves chip select low, and the next one would be heard by two devices; opening drives it high.</summary>
    private void Reopen(int device)
    {
        try
        {
            devices[device]?.Dispose();
            devices[device] = null;
            Open(device);
        }
        catch (Exception)
        {
            // It is tried again with the next transfer.
        }
    }
}
