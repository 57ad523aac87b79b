using Station.Hal;

namespace Station.Device.Tests.Loading;

/// <summary>Firmware that asks to be called again 7 ms later and does nothing else.</summary>
public sealed class StandInFactory : IFirmwareFactory
{
    public IFirmware Create(IBoard board) => new StandIn();

    private sealed class StandIn : IFirmware
    {
        public long Step(long uptimeMs) => uptimeMs + 7;
    }
}
