using Station.Hal;

namespace Station.Simulator.Truth;

/// <summary>One boot of the firmware with a witness: the truth book hears of every step before the firmware takes it.</summary>
internal sealed class Witness(IFirmware firmware, TruthBook book) : IFirmware
{
    public long Step(long uptimeMs)
    {
        book.BeginStep(uptimeMs);
        return firmware.Step(uptimeMs);
    }
}
