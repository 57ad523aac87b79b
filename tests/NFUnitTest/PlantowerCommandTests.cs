using nanoFramework.TestFramework;
using Station.Sensors.Plantower;

namespace Station.UnitTests;

[TestClass]
public class PlantowerCommandTests
{
    [TestMethod]
    public void The_question_for_one_frame_is_that_of_the_data_manual()
    {
        byte[] manual = { 0x42, 0x4D, 0xE2, 0x00, 0x00, 0x01, 0x71 };
        CollectionAssert.AreEqual(manual, PlantowerCommand.Read());
    }
}
