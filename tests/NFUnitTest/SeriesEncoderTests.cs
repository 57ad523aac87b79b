using nanoFramework.TestFramework;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

/// <summary>Series worked out by hand from docs/telemetry-format.md section 4.2.</summary>
[TestClass]
public class SeriesEncoderTests
{
    /// <summary>Mode 0.</summary>
    [TestMethod]
    public void Zeros() => Assert.AreEqual("00", new Series().Add(0, 3).Encode());

    /// <summary>Mode 1, width 4, zigzag 10.</summary>
    [TestMethod]
    public void All_the_same() => Assert.AreEqual("1128", new Series().Add(5, 3).Encode());

    /// <summary>Mode 2 (k 0), width 2, zigzag 2, three times 110.</summary>
    [TestMethod]
    public void A_slow_rise() => Assert.AreEqual("20ADB0", new Series().Add(1, 1).Add(2, 1).Add(3, 1).Add(4, 1).Encode());

    /// <summary>Mode 15, width 0, kr 3, kv 3, a run of 19, then 14 - 1.</summary>
    [TestMethod]
    public void One_step_after_a_long_rest() => Assert.AreEqual("F00CF3A8", new Series().Add(0, 20).Add(7, 1).Encode());

    /// <summary>Mode 12 (k 10), width 0, twenty ones and the zigzag in 32 bits.</summary>
    [TestMethod]
    public void An_outlier_is_written_plainly() => Assert.AreEqual("C03FFFFC007A1200", new Series().Add(0, 1).Add(1_000_000, 1).Encode());

    /// <summary>Mode 3 (k 1), width 32, then a difference of -2: modulo 2^32.</summary>
    [TestMethod]
    public void A_difference_that_overflows_wraps_round() =>
        Assert.AreEqual("383FFFFFFF68", new Series().Add(int.MinValue + 1, 1).Add(int.MaxValue, 1).Encode());
}
