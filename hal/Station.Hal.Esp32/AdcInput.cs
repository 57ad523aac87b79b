using System;
using System.Device.Adc;

namespace Station.Hal.Esp32;

/// <summary>A channel of the chip's converter behind the board's divider.</summary>
public sealed class AdcInput : IAnalogInput
{
    private readonly int channelNumber;
    private readonly int fullScaleMillivolts;
    private AdcController controller;
    private AdcChannel channel;

    /// <param name="channelNumber">Channel of the first converter: the second one is the radio's.</param>
    /// <param name="fullScaleMillivolts">Voltage at the measured node that drives the converter to its maximum.</param>
    public AdcInput(int channelNumber, int fullScaleMillivolts)
    {
        this.channelNumber = channelNumber;
        this.fullScaleMillivolts = fullScaleMillivolts;
    }

    public bool TryReadMillivolts(out int millivolts)
    {
        millivolts = 0;
        try
        {
            if (channel == null)
            {
                controller = new AdcController();
                channel = controller.OpenChannel(channelNumber);
            }

            millivolts = (int)((long)channel.ReadValue() * fullScaleMillivolts / controller.MaxValue);
            return true;
        }
        catch (Exception)
        {
            channel = null;
            return false;
        }
    }
}
