using nanoFramework.TestFramework;
using Station.Journal;

namespace Station.UnitTests;

/// <summary>All below 10 is there, 10 and 11 are missing, 12 to 14 are there, 15 is missing, 16 to 19 are there.</summary>
[TestClass]
public class ReceiptStateTests
{
    [TestMethod]
    [DataRow(0L, true)]
    [DataRow(9L, true)]
    [DataRow(10L, false)]
    [DataRow(11L, false)]
    [DataRow(12L, true)]
    [DataRow(15L, false)]
    [DataRow(16L, true)]
    [DataRow(19L, true)]
    [DataRow(20L, false)]
    public void What_is_there_is_known(long block, bool received) => Assert.AreEqual(received, Receipt().IsReceived(block));

    [TestMethod]
    [DataRow(0L, 10L)]
    [DataRow(11L, 11L)]
    [DataRow(12L, 15L)]
    [DataRow(16L, 20L)]
    [DataRow(25L, 25L)]
    public void The_next_missing_block_is_found(long from, long missing) => Assert.AreEqual(missing, Receipt().NextMissing(from));

    private static ReceiptState Receipt()
    {
        ReceiptState read = new ReceiptState();
        read.Begin(10);
        read.AddRange(0, 2);
        read.AddRange(3, 1);
        read.End(4);
        ReceiptState receipt = new ReceiptState();
        receipt.CopyFrom(read);
        return receipt;
    }
}
