using System.Text;
using nanoFramework.TestFramework;
using Station.UnitTests.Doubles;

namespace Station.UnitTests;

/// <summary>The managed doubles are right, so that what is built on them says something.</summary>
[TestClass]
public class DoublesTests
{
    [TestMethod]
    public void The_mac_is_that_of_RFC_4231_case_2()
    {
        byte[] tag = new ManagedMac().Compute(Encoding.UTF8.GetBytes("Jefe"), Encoding.UTF8.GetBytes("what do ya want for nothing?"));
        Assert.AreEqual("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843", Hex.Text(tag, 0, tag.Length));
    }

    [TestMethod]
    public void The_checksum_is_that_of_the_nine_digits()
    {
        byte[] digits = Encoding.UTF8.GetBytes("x123456789x");
        Assert.IsTrue(new ManagedChecksum().Crc32(digits, 1, 9) == 0xCBF43926);
    }
}
