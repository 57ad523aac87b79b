using nanoFramework.TestFramework;
using Station.Measurement;

namespace Station.UnitTests;

[TestClass]
public class HalfEvenTests
{
    [TestMethod]
    [DataRow(5L, 2L, 2L)]
    [DataRow(7L, 2L, 4L)]
    [DataRow(-5L, 2L, -2L)]
    [DataRow(-7L, 2L, -4L)]
    [DataRow(8L, 3L, 3L)]
    [DataRow(-8L, 3L, -3L)]
    [DataRow(9000000000000000L, 7L, 1285714285714286L)]
    public void Halves_go_to_the_even_neighbour(long dividend, long divisor, long quotient) =>
        Assert.AreEqual(quotient, HalfEven.Divide(dividend, divisor));
}
