using System;
using System.Device.Spi;

namespace Station.Hal.Esp32;

/// <summary>
/// The SPI bus of the chip with its expanders, each of which is opened at once: its chip select is driven from then on. The native transfer takes the bytes as they lie in
/// memory, which is the low byte of a word first, holds chip select low over the whole array and waits for the end without a yield (nf-interpreter, targets/ESP32:
/// cpu_spi.cpp): 0.1 ms for 32 bytes. Arrays in external RAM are copied by the driver through native memory.
/// </summary>
public sealed class SpiBus : ISpiBus
{
    /// <summary>The first bus that is free for applications.</summary>
    private const int BusNumber = 1;

    /// <summary>Half of what an SC16IS752 can follow (data sheet rev. 9, section 1), since its answers come through the chip's pin matrix. Mode 0 and chip select low are the platform's defaults.</summary>
    private const int ClockHz = 2_000_000;

    /// <summary>By number; null where the platform refused.</summary>
    private readonly SpiDevice[] devices;

    /// <summary>The chip selects in the order of the devices. The bus has its functions on its pins already.</summary>
    public SpiBus(int[] chipSelectPins)
    {
        devices = new SpiDevice[chipSelectPins.Length];
        for (int i = 0; i < devices.Length; i++)
        {
            devices[i] = Open(new SpiConnectionSettings(BusNumber, chipSelectPins[i]) { ClockFrequency = ClockHz });
        }
    }

    public int DeviceCount => devices.Length;

    public bool Transfer(int device, ushort[] words)
    {
        try
        {
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
    private static SpiDevice Open(SpiConnectionSettings settings)
    {
        try
        {
            return new SpiDevice(settings);
        }
        catch (Exception)
        {
            // Every transfer will be refused: the sensors behind it are silent.
            return null;
        }
    }

    /// <summary>A transfer that the driver refuses leaves chip select low, and the next one would be heard by two devices; opening drives it high.</summary>
    private void Reopen(int device)
    {
        if (device < devices.Length && devices[device] != null)
        {
            SpiConnectionSettings settings = devices[device].ConnectionSettings;
            devices[device].Dispose();
            devices[device] = Open(settings);
        }
    }
}
