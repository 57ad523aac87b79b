using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.Threading;

namespace Station.Hal.Esp32;

/// <summary>An I2C bus of the chip. One native device an address is kept open, and all are given up to clear the bus.</summary>
public sealed class I2cBus : II2cBus
{
    /// <summary>A device that was cut off in the middle of a byte lets go of the line after at most nine clocks (UM10204 section 3.1.16).</summary>
    private const int ClearClocks = 9;

    /// <summary>More than any profile has on one bus.</summary>
    private const int MostDevices = 16;

    private readonly int busNumber;
    private readonly int clockPin;
    private readonly int dataPin;
    private readonly GpioController gpio;

    /// <summary>Devices that were opened; there is a place for each that has ever been.</summary>
    private I2cDevice[] devices = new I2cDevice[0];

    /// <summary>Their 7-bit addresses.</summary>
    private byte[] addresses = new byte[0];

    private int deviceCount;

    /// <summary>Bus 1 is the chip's first. The pins are those that the bus has its functions on.</summary>
    public I2cBus(int busNumber, int clockPin, int dataPin, GpioController gpio)
    {
        this.busNumber = busNumber;
        this.clockPin = clockPin;
        this.dataPin = dataPin;
        this.gpio = gpio;
    }

    public I2cStatus Write(int address, byte[] data, int count)
    {
        try
        {
            // A single byte, as most commands are, goes without a segment of ours and its copy.
            I2cDevice device = Device(address);
            return Status(count == 1 ? device.WriteByte(data[0]) : device.Write(new SpanByte(data, 0, count)));
        }
        catch (Exception)
        {
            return I2cStatus.Failed;
        }
    }

    public I2cStatus WriteRead(int address, byte[] write, int writeCount, byte[] read, int readCount)
    {
        try
        {
            return Status(Device(address).WriteRead(new SpanByte(write, 0, writeCount), new SpanByte(read, 0, readCount)));
        }
        catch (Exception)
        {
            return I2cStatus.Failed;
        }
    }

    public I2cStatus Read(int address, byte[] data, int count)
    {
        try
        {
            return Status(Device(address).Read(new SpanByte(data, 0, count)));
        }
        catch (Exception)
        {
            return I2cStatus.Failed;
        }
    }

    public void Clear()
    {
        try
        {
            CloseDevices();
            ClockOut();
        }
        catch (Exception)
        {
            // The bus stays as it was; the next transfer says so.
        }
    }

    /// <summary>The native device at an address, opened at the first use. Throws when the driver refuses, or when there is no place for another.</summary>
    private I2cDevice Device(int address)
    {
        for (int i = 0; i < deviceCount; i++)
        {
            if (addresses[i] == address)
            {
                return devices[i];
            }
        }

        if (deviceCount == devices.Length)
        {
            AddPlace();
        }

        devices[deviceCount] = I2cDevice.Create(new I2cConnectionSettings(busNumber, address, I2cBusSpeed.StandardMode));
        addresses[deviceCount] = (byte)address;
        return devices[deviceCount++];
    }

    private void AddPlace()
    {
        if (deviceCount == MostDevices)
        {
            throw new InvalidOperationException();
        }

        I2cDevice[] moreDevices = new I2cDevice[deviceCount + 1];
        byte[] moreAddresses = new byte[deviceCount + 1];
        devices.CopyTo(moreDevices, 0);
        addresses.CopyTo(moreAddresses, 0);
        devices = moreDevices;
        addresses = moreAddresses;
    }

    private static I2cStatus Status(I2cTransferResult result)
    {
        switch (result.Status)
        {
            case I2cTransferStatus.FullTransfer:
                return I2cStatus.Complete;
            case I2cTransferStatus.SlaveAddressNotAcknowledged:
                return I2cStatus.NotAcknowledged;
            case I2cTransferStatus.ClockStretchTimeout:
                return I2cStatus.ClockStretchTimeout;
            case I2cTransferStatus.PartialTransfer:
                return I2cStatus.Partial;
            default:
                return I2cStatus.Failed;
        }
    }

    /// <summary>The native driver lets go of the pins when its last device is closed.</summary>
    private void CloseDevices()
    {
        while (deviceCount > 0)
        {
            deviceCount--;
            devices[deviceCount].Dispose();
            devices[deviceCount] = null;
        }
    }

    private void ClockOut()
    {
        using GpioPin clock = gpio.OpenPin(clockPin, PinMode.OutputOpenDrain);
        using GpioPin data = gpio.OpenPin(dataPin, PinMode.OutputOpenDrain);
        data.Write(PinValue.High);
        for (int i = 0; i < ClearClocks; i++)
        {
            clock.Write(PinValue.Low);
            Thread.Sleep(1);
            clock.Write(PinValue.High);
            Thread.Sleep(1);
        }

        // A stop condition: data rises while the clock is high.
        data.Write(PinValue.Low);
        Thread.Sleep(1);
        data.Write(PinValue.High);
    }
}
