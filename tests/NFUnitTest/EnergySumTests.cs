using nanoFramework.TestFramework;
using Station.Aggregation;

namespace Station.UnitTests;

[TestClass]
public class EnergySumTests
{
    [TestMethod]
    [DataRow(600, 600, 600)]
    [DataRow(600, 700, 674)]
    [DataRow(300, 900, 870)]
    public void Two_levels_have_the_level_of_their_mean_energy(int first, int second, int mean)
    {
        EnergySum sum = new EnergySum();
        sum.Add(first);
        sum.Add(second);
        Assert.AreEqual(mean, sum.EquivalentLevel(2));
    }

    /// <summary>Vectors worked out in floating point: 73.9924 and 67.1329 dB.</summary>
    [TestMethod]
    [DataRow(500, 3, 800, 1, 740)]
    [DataRow(501, 30, 701, 30, 671)]
    public void Many_levels_have_the_level_of_their_mean_energy(int quiet, int quietCount, int loud, int loudCount, int mean)
    {
        EnergySum sum = new EnergySum();
        for (int i = 0; i < quietCount; i++)
        {
            sum.Add(quiet);
        }

        for (int i = 0; i < loudCount; i++)
        {
            sum.Add(loud);
        }

        Assert.AreEqual(mean, sum.EquivalentLevel(quietCount + loudCount));
    }
}
