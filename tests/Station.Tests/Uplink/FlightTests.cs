using Station.Uplink;

namespace Station.Tests.Uplink;

public sealed class FlightTests
{
    private const int Places = 12;

    [Fact]
    public void A_publication_is_found_once_by_its_id()
    {
        var flight = new Flight();
        flight.Add(7, Purpose.Block, 70);
        flight.Add(8, Purpose.Live, 80);
        Assert.True(flight.HoldsBlock(70));
        Assert.False(flight.HoldsBlock(80));
        Assert.Equal((2, 1), (flight.Count, flight.Blocks));

        Assert.Equal(Purpose.Block, flight.Remove(7, out long number));
        Assert.Equal(70, number);
        Assert.False(flight.HoldsBlock(70));
        Assert.Equal(Purpose.None, flight.Remove(7, out _));
        Assert.Equal(Purpose.None, flight.Remove(0, out _));
        Assert.Equal((1, 0), (flight.Count, flight.Blocks));
    }

    [Fact]
    public void It_is_bounded_and_a_place_can_be_used_again()
    {
        var flight = new Flight();
        for (int id = 1; id <= Places + 3; id++)
        {
            flight.Add(id, Purpose.Block, id);
        }

        Assert.True(flight.IsFull);
        Assert.Equal((Places, Places), (flight.Count, flight.Blocks));
        flight.Remove(5, out _);
        Assert.False(flight.IsFull);
        flight.Add(100, Purpose.Other, 0);
        Assert.True(flight.IsFull);
        Assert.Equal(Purpose.Other, flight.Remove(100, out _));
    }

    [Fact]
    public void Nothing_flies_after_a_connection_has_ended()
    {
        var flight = new Flight();
        flight.Add(1, Purpose.Block, 1);
        flight.Clear();
        Assert.Equal((0, 0), (flight.Count, flight.Blocks));
        Assert.False(flight.HoldsBlock(1));
        Assert.Equal(Purpose.None, flight.Remove(1, out _));
    }
}
