using nanoFramework.TestFramework;
using Station.Hal;

namespace Station.UnitTests;

/// <summary>Numbers that go over the wire or into flash and must not follow a renaming.</summary>
[TestClass]
public class ContractTests
{
    [TestMethod]
    public void File_statuses_keep_their_codes()
    {
        Assert.AreEqual(0, (int)FileStatus.Done);
        Assert.AreEqual(3, (int)FileStatus.Failed);
    }
}
