using Station.Hal.Simulated;
using Station.Simulator.Oracles;

namespace Station.Simulator.Tests.Oracles;

/// <summary>Shapes are read off a pin as docs/leds.md draws them: a cell is 100 ms.</summary>
public sealed class LightTests
{
    [Theory]
    [InlineData("··············................", "dark")]
    [InlineData("██████████████████████████████", "lit")]
    [InlineData("█·█·█·█·█·█·█·█·█·█·█·█·█·█·█·", "fast")]
    [InlineData("███████████████···············", "slow")]
    [InlineData("██····························", "flashes-1")]
    [InlineData("██··██··██··██··██············", "flashes-5")]
    [InlineData("███████··███████··············", "long-2")]
    [InlineData("██████··██████··██████········", "long-3")]
    [InlineData("████████████████████████████··", "dips-1")]
    [InlineData("████████████████████████··██··", "dips-2")]
    [InlineData("████████████████··██··██··██··", "dips-4")]
    public void A_rhythm_is_seen_wherever_in_it_one_begins_to_look(string cells, string shape)
    {
        for (int offset = 0; offset < cells.Length; offset++)
        {
            var time = new VirtualTime(1_000_000);
            var led = new VirtualOutput(time, new HalGate(time, new ExternalWatchdog(0)), 0);
            for (int cell = 0; cell < 2 * cells.Length + offset; cell++)
            {
                led.Write(cells[cell % cells.Length] == '█');
                time.AdvanceTo(time.NowMs + 100);
            }

            Assert.Equal(shape, Light.Of(led, time.NowMs).ToString());
        }
    }
}
