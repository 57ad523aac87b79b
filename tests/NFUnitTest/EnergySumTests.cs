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
}
